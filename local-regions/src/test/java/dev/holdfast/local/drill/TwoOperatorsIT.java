package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.environment.Progress;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.Timings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several operators order a takeover at the same time.
class TwoOperatorsIT {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final LocalRegion OLD = LocalRegion.US_EAST_1;
    private static final LocalRegion NEW = LocalRegion.US_EAST_2;
    private static final Timings PATIENT =
            new Timings(Duration.ofMillis(500), Duration.ofSeconds(20));

    @TempDir private Path directory;

    @Test
    void one_takes_over_and_the_others_are_told_so() throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        LocalSettings settings = LocalSettings.of(home, directory).withTimings(PATIENT);
        try (LocalRegions regions = LocalRegions.start(settings, Progress.silent());
                Asking old = asking(regions, OLD);
                Asking gaining = asking(regions, NEW)) {
            String from = old.open();
            String to = old.open();
            old.payAtLast("before", from, to);

            List<Asking.Told> told =
                    Stream.of(old, gaining, gaining, gaining)
                            .map(TwoOperatorsIT::order)
                            .toList()
                            .stream()
                            .map(CompletableFuture::join)
                            .toList();

            assertThat(told).filteredOn(each -> each.status() == 200).hasSize(1);
            assertThat(told)
                    .filteredOn(each -> each.status() != 200)
                    .allSatisfy(each -> {
                        assertThat(each.status()).as(each.body().toString()).isEqualTo(409);
                        assertThat(each.type()).isIn("active-already", "takeover-running");
                    });
            assertThat(gaining.look("/v1/region").join().body().path("epoch").asInt()).isEqualTo(2);
            assertThat(gaining.balance(to)).isEqualTo(7);
            assertThat(gaining.payAtLast("before", from, to).status()).isEqualTo(200);
            Deadline.in(BOUND)
                    .await(
                            "the old region to step down",
                            () -> old.pay("after", from, to).type().equals("not-active"));
            assertThat(gaining.payAtLast("after", from, to).status()).isEqualTo(201);
        }
    }

    private static Asking asking(LocalRegions regions, LocalRegion region) {
        return new Asking(
                regions.service(region), regions.token(List.of("read", "write", "operate")));
    }

    private static CompletableFuture<Asking.Told> order(Asking operator) {
        return operator.post("/v1/region/takeover", UUID.randomUUID().toString(), "{}");
    }
}
