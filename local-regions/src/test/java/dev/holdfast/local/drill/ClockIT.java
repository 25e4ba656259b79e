package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProbe;
import dev.holdfast.local.service.WithFakeTime;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The clock of a real service process is set forward and back while it works.
@ExtendWith(SharedRegion.class)
class ClockIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir private Path directory;

    private OneRegion region;
    private RegionService service;

    @Test
    void a_clock_that_jumps_by_a_day_changes_what_is_written_down_and_nothing_else(OneRegion shared)
            throws Exception {
        Optional<WithFakeTime> clock = WithFakeTime.find(directory);
        assumeTrue(clock.isPresent(), "libfaketime is not installed (apt-get install faketime).");
        region = shared;
        service = region.anotherService();
        OwnedProcess process = start(clock.get());
        // The other service is out of the way: everything is up to the one whose clock jumps.
        region.service().freeze();
        try {
            jump(clock.get());
        } finally {
            region.environment().processes().kill(process);
            region.service().thaw();
        }
    }

    private void jump(WithFakeTime clock) throws Exception {
        try (Asking client = new Asking(service.address(), region.token());
                BadDay day = BadDay.begin(region, service)) {
            String from = client.open();
            String to = client.open();
            for (int days : new int[] {1, -1}) {
                clock.jump("%+dd".formatted(days));
                Instant then = Instant.now().plus(Duration.ofDays(days));
                Deadline.in(BOUND)
                        .await(
                                "the clock to jump by " + days,
                                () -> isAbout(then, decidedAt(client, from, to)));
                day.awaitMore(10);
                awaitHeartbeats();
            }
            assertThat(client.look("/v1/region").join().body().path("epoch").asInt()).isEqualTo(1);
            day.end();
        }
    }

    /// Without them another region would take over.
    private void awaitHeartbeats() {
        long before = JournalBook.heartbeat(region.journal());
        Deadline.in(BOUND)
                .await("heartbeats", () -> JournalBook.heartbeat(region.journal()) >= before + 2);
    }

    private OwnedProcess start(WithFakeTime clock) {
        WithFakeTime.Service what =
                new WithFakeTime.Service(region.program(), region.surroundings(), region.timings());
        URI address = service.address();
        ProcessPlan plan =
                clock.plan(OneRegion.HERE, address.getPort(), region.environment().java(), what);
        OwnedProcess process = region.environment().processes().start(plan);
        try (ServiceProbe probe = new ServiceProbe()) {
            Deadline.in(BOUND)
                    .await(
                            "the service to be active",
                            () -> {
                                process.requireAlive();
                                return probe.passes(address, RegionService.ROUTING);
                            });
        }
        return process;
    }

    private static Instant decidedAt(Asking client, String from, String to) {
        Asking.Told told = client.payAtLast(UUID.randomUUID().toString(), from, to);
        return Instant.parse(told.body().path("decidedAt").asText());
    }

    private static boolean isAbout(Instant expected, Instant found) {
        return Duration.between(expected, found).abs().compareTo(Duration.ofHours(1)) < 0;
    }
}
