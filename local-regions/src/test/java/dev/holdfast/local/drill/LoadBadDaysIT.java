package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.client.LedgerReader;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.local.dns.FailoverDns;
import dev.holdfast.local.load.Injected;
import dev.holdfast.local.load.Judge;
import dev.holdfast.local.load.LoadOnUrl;
import dev.holdfast.local.load.LoadOptions;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.report.RunReport;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Objective;
import dev.holdfast.verdict.Objective.Judged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Load with Gatling on a real service while something bad happens to one of them. There is a
/// verdict every time.
@ExtendWith(SharedRegion.class)
@Tag("slow")
class LoadBadDaysIT {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration BOUND = Duration.ofSeconds(90);
    private static final List<Objective> OBJECTIVES = Objective.parse("rpo=0", false);

    @TempDir private Path folder;

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    private Path tokenFile() {
        return folder.resolve("given-token");
    }

    private CompletableFuture<RunReport> load(OneRegion region, Duration time, String dns)
            throws IOException {
        LoadPlan.Shape shape =
                new LoadPlan.Shape(
                        LoadPlan.Profile.STEADY, true, 40, 0, 0, time.toMillis(), 10_000);
        LoadOptions options =
                new LoadOptions(shape, LoadPlan.Mix.LEDGER, 1, 2_000, Optional.empty(), OBJECTIVES);
        if (!Files.exists(tokenFile())) {
            Files.writeString(tokenFile(), region.token());
        }
        int port = region.service().address().getPort();
        URI base = URI.create("http://" + FailoverDns.NAME + ":" + port);
        LoadOnUrl.Deployment there = new LoadOnUrl.Deployment(base, dns, tokenFile());
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new LoadOnUrl(HOME, folder, options, line -> {}).run(there);
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        });
    }

    private long acknowledged() {
        try {
            ClientLedger books = new ClientLedger();
            LedgerReader.all(ledger()).forEach(books::add);
            return books.lines().stream().filter(line -> line.acknowledged() != null).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void awaitMore(int transactions) {
        long wanted = acknowledged() + transactions;
        Deadline.in(BOUND).await("acknowledgements", () -> acknowledged() >= wanted);
    }

    private static RunReport report(CompletableFuture<RunReport> load) throws Exception {
        return load.get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    private static List<String> missed(RunReport report) {
        return report.objectives().stream()
                .filter(judged -> !judged.holds())
                .map(Judged::objective)
                .toList();
    }

    private ProcessHandle generator() {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().arguments().stream()
                                .flatMap(Arrays::stream)
                                .anyMatch(it -> it.contains(folder.toString())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_run_on_a_deployment_keeps_every_promise(OneRegion region) throws Exception {
        RunReport report = report(load(region, Duration.ofSeconds(6), region.dns()));

        assertThat(missed(report)).as(report.toString()).isEmpty();
        assertThat(report.verdict().acknowledged()).isGreaterThan(100);
        try (var files = Files.walk(folder.resolve("gatling"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).contains("index.html");
        }
    }

    @Test
    void a_generator_that_is_killed_leaves_a_ledger_that_gives_a_verdict(OneRegion region)
            throws Exception {
        CompletableFuture<RunReport> load = load(region, Duration.ofSeconds(60), region.dns());
        awaitMore(30);
        generator().destroyForcibly();
        RunReport report = report(load);

        assertThat(missed(report)).contains("load").doesNotContain("promises", "rpo");
        assertThat(report.verdict().acknowledged()).isGreaterThanOrEqualTo(30);
        assertThat(
                        new Judge(folder, OBJECTIVES)
                                .judge(
                                        region.service().address(),
                                        region.token(),
                                        Injected.nothing())
                                .verdict())
                .isEqualTo(report.verdict());
    }

    @Test
    void a_name_that_nobody_answers_for_a_while_costs_time_and_no_transaction(OneRegion region)
            throws Exception {
        try (SilentName name = new SilentName(region.dnsAddress())) {
            CompletableFuture<RunReport> load =
                    load(region, Duration.ofSeconds(14), name.address());
            // The accounts are open, and the generator knows no address yet.
            Deadline.in(BOUND).await("a plan", () -> Files.exists(folder.resolve("plan.json")));
            name.fallSilent();
            Deadline.in(BOUND).await("questions in vain", () -> name.unanswered() > 3);
            name.speak();
            RunReport report = report(load);

            assertThat(missed(report)).as(report.toString()).isEmpty();
        }
    }

    @Test
    void a_token_that_expires_in_mid_run_can_be_replaced(OneRegion region) throws Exception {
        Files.writeString(tokenFile(), region.token(Duration.ofSeconds(12)));
        CompletableFuture<RunReport> load = load(region, Duration.ofSeconds(25), region.dns());
        awaitMore(20);
        Deadline.in(BOUND).await("a refused token", this::isRefused);
        Path fresh = Files.writeString(folder.resolve("fresh-token"), region.token());
        Files.move(fresh, tokenFile(), StandardCopyOption.ATOMIC_MOVE);
        RunReport report = report(load);

        assertThat(missed(report)).as(report.toString()).isEmpty();
    }

    private boolean isRefused() {
        try {
            return Files.readString(ledger()).contains("\"status\":401");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_full_disk_stops_the_load_and_what_was_written_down_is_judged(OneRegion region)
            throws Exception {
        assumeTrue(SmallDisk.canBeMounted(), "Needs root, to mount a disk.");
        folder = Files.createDirectory(folder.resolve("disk"));
        try (SmallDisk disk = SmallDisk.at(folder)) {
            CompletableFuture<RunReport> load = load(region, Duration.ofSeconds(60), region.dns());
            awaitMore(30);
            disk.fill();
            RunReport report = report(load);

            assertThat(missed(report)).contains("load").doesNotContain("promises", "rpo");
            assertThat(report.objectives())
                    .anySatisfy(it ->
                            assertThat(it.measured()).contains("ledger could not be written"));
            disk.free();
        }
    }

    @Test
    void a_service_that_never_comes_back_gets_a_verdict_in_time(@TempDir Path own)
            throws Exception {
        try (OneRegion region = OneRegion.start(own)) {
            CompletableFuture<RunReport> load = load(region, Duration.ofSeconds(12), region.dns());
            awaitMore(20);
            region.service().kill();
            RunReport report = report(load);

            assertThat(missed(report)).contains("everything looked up", "unknown");
            assertThat(report.warnings())
                    .anySatisfy(it -> assertThat(it).contains("Nothing could be looked up"));
            assertThat(report.verdict().unknown()).isPositive();
        }
    }
}
