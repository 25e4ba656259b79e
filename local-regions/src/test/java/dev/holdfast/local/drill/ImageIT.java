package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.network.NetworkLink;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ResidentMemory;
import dev.holdfast.local.service.InContainer;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.local.service.WithFakeTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The container images, run with a root file system that cannot be written, without privileges,
/// and with little memory. `./holdfast images --check` builds them and says which there are.
@ExtendWith(SharedRegion.class)
class ImageIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final Duration TO_DRAIN = Duration.ofSeconds(10);
    private static final long MEMORY = 512L << 20;

    /// What a process says that ended by itself, or because of SIGTERM as it was asked to.
    private static final Set<String> ENDED = Set.of("0", "143");

    private static final int PAYMENTS = 20;

    @Test
    void the_image_for_the_jvm_is_healthy_as_nobody_and_drains(OneRegion region) throws Exception {
        check(region, image("jvm"));
    }

    @Test
    void the_native_image_is_healthy_as_nobody_and_drains(OneRegion region) throws Exception {
        check(region, image("native"));
    }

    @Test
    void a_deployed_task_can_make_its_certificate_with_the_image_for_the_jvm() {
        String said =
                InContainer.instead(
                        image("jvm"),
                        "keytool",
                        "-genkeypair",
                        "-v",
                        "-alias",
                        "service",
                        "-dname",
                        "CN=holdfast",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        "/keys/service.p12",
                        "-storepass",
                        "per-task");

        assertThat(said).contains("/keys/service.p12");
    }

    @Test
    void an_image_says_what_it_is_made_of() {
        assertThat(InContainer.instead(image("native"), "ls", "/holdfast"))
                .contains("holdfast-bom.json", "holdfast-licences.txt");
        assertThat(InContainer.instead(image("jvm"), "ls", "/holdfast"))
                .contains("holdfast-bom.json", "holdfast-licences.txt");
    }

    private static String image(String tag) {
        List<String> named = List.of(System.getProperty("holdfast.images", "").split(","));
        assumeTrue(named.contains(tag), "It was not built: ./holdfast images --check does both.");
        return "holdfast:" + tag;
    }

    /// The service that is there otherwise is out of the way meanwhile.
    private void check(OneRegion region, String image) throws Exception {
        region.service().freeze();
        InContainer container = new InContainer(image, "holdfast-" + UUID.randomUUID());
        RegionService service = region.anotherService();
        OwnedProcess client = null;
        try (Asking asking = new Asking(service.address(), region.token())) {
            client = start(region, container, service);
            isHealthy(container);
            String from = asking.open();
            String to = asking.open();
            IntStream.range(0, PAYMENTS)
                    .forEach(i -> asking.payAtLast(UUID.randomUUID().toString(), from, to));
            isNobody(container);
            staysWithinItsMemory(container);
            drains(region, container, asking, List.of(from, to));
        } finally {
            container.remove();
            if (client != null) {
                region.environment().processes().kill(client);
            }
            region.service().thaw();
        }
    }

    private static OwnedProcess start(
            OneRegion region, InContainer container, RegionService service) {
        WithFakeTime.Service what =
                new WithFakeTime.Service(region.program(), region.surroundings(), region.timings());
        OwnedProcess client =
                region.environment()
                        .processes()
                        .start(
                                container.plan(
                                        OneRegion.HERE,
                                        service.address().getPort(),
                                        region.environment().java(),
                                        what));
        try (ServiceProbe probe = new ServiceProbe()) {
            Deadline.in(BOUND)
                    .await(
                            "the container to be active",
                            () -> {
                                client.requireAlive();
                                return probe.passes(service.address(), RegionService.ROUTING);
                            });
        }
        return client;
    }

    private static void isHealthy(InContainer container) {
        Deadline.in(BOUND)
                .await(
                        "Docker to find it healthy",
                        () -> container.inspect("{{.State.Health.Status}}").equals("healthy"));
    }

    private static void isNobody(InContainer container) throws Exception {
        Path status = Path.of("/proc", container.inspect("{{.State.Pid}}"), "status");
        assertThat(Files.readAllLines(status))
                .contains("Uid:\t10001\t10001\t10001\t10001", "CapEff:\t0000000000000000");
    }

    private static void staysWithinItsMemory(InContainer container) {
        long process = Long.parseLong(container.inspect("{{.State.Pid}}"));
        assertThat(ResidentMemory.of(process)).isLessThan(MEMORY);
        assertThat(container.inspect("{{.State.OOMKilled}}")).isEqualTo("false");
    }

    /// The journal is slow, so that payments are committed and not yet acknowledged when the signal
    /// comes.
    private static void drains(
            OneRegion region, InContainer container, Asking asking, List<String> accounts) {
        NetworkLink journal = region.journalWire();
        journal.slow(Duration.ofMillis(500));
        try {
            long before = asking.balance(accounts.getLast());
            List<CompletableFuture<Asking.Told>> payments =
                    IntStream.range(0, PAYMENTS)
                            .mapToObj(i ->
                                    asking.paying(
                                            UUID.randomUUID().toString(),
                                            accounts.getFirst(),
                                            accounts.getLast()))
                            .toList();
            long all = before + (long) PAYMENTS * Asking.AMOUNT;
            Deadline.in(BOUND)
                    .await(
                            "all payments to be committed",
                            () -> asking.balance(accounts.getLast()) == all);
            assertThat(payments).anyMatch(payment -> !payment.isDone());
            container.stop(TO_DRAIN);
            assertThat(payments).allMatch(payment -> payment.join().status() == 201);
        } finally {
            journal.restore();
        }
        assertThat(container.inspect("{{.State.ExitCode}}")).isIn(ENDED);
        assertThat(container.inspect("{{.State.OOMKilled}}")).isEqualTo("false");
    }
}
