package dev.holdfast.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.processing.LedgerReader.Replication;
import dev.holdfast.processing.TestPace;
import dev.holdfast.recovery.TakeoverReport;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PostStatusTest {

    private static final RegionName EAST = new RegionName("east");
    private static final Duration LAG = Duration.ofMillis(7);

    private final TestPace pace = new TestPace();
    private final MemoryBoard board = new MemoryBoard();
    private Supplier<Uni<Replication>> database =
            () ->
                    Uni.createFrom()
                            .item(
                                    new Replication(
                                            false,
                                            true,
                                            Optional.of(LAG),
                                            Optional.of(Duration.ZERO)));
    private Supplier<Uni<Optional<RegionStatus.Cluster>>> cluster =
            () ->
                    Uni.createFrom()
                            .item(
                                    Optional.of(
                                            new RegionStatus.Cluster(
                                                    "engine", "settings", Optional.empty())));
    private Optional<TakeoverReport> takeover = Optional.empty();
    private final PostStatus post =
            new PostStatus(
                    EAST,
                    Optional.of("build"),
                    new PostStatus.Sources(
                            () -> database.get(),
                            () -> cluster.get(),
                            () -> takeover,
                            board,
                            Duration.ofMillis(200)),
                    pace);

    private RegionStatus step() {
        post.step().await().indefinitely();
        return board.of(EAST).await().indefinitely().orElseThrow();
    }

    private Optional<DrillRecord> drill() {
        step();
        return board.lastDrill().await().indefinitely();
    }

    @Test
    void a_region_tells_all_that_it_knows() {
        RegionStatus status = step();

        assertThat(status.at()).isEqualTo(pace.now());
        assertThat(status.build()).contains("build");
        assertThat(status.database())
                .contains(new RegionStatus.Database(false, true, Optional.of(LAG)));
        assertThat(status.cluster().orElseThrow().engine()).isEqualTo("engine");
    }

    @Test
    void what_fails_or_hangs_is_left_out_and_the_rest_is_told() {
        database = () -> Uni.createFrom().failure(new IllegalStateException("down"));
        cluster = () -> Uni.createFrom().nothing();

        RegionStatus status = step();

        assertThat(status.database()).isEmpty();
        assertThat(status.cluster()).isEmpty();
        assertThat(status.build()).contains("build");
    }

    @Test
    void a_board_that_is_down_is_a_failure() {
        board.goDown(true);

        assertThatThrownBy(() -> post.step().await().indefinitely())
                .hasMessage("The board is down.");
    }

    @Test
    void a_takeover_that_was_verified_counts_as_a_drill() {
        takeover = report(5, Optional.empty(), "OpenRegion", "VerifyRegion");

        assertThat(drill()).contains(new DrillRecord(EAST, new Epoch(5), "a drill", pace.now()));
    }

    @Test
    void a_takeover_that_is_not_verified_or_failed_does_not_count() {
        takeover = report(5, Optional.empty(), "OpenRegion");
        assertThat(drill()).isEmpty();

        takeover = report(5, Optional.of("The canary died."), "OpenRegion", "VerifyRegion");
        assertThat(drill()).isEmpty();
    }

    @Test
    void the_very_first_start_does_not_count() {
        takeover = report(1, Optional.empty(), "OpenRegion", "VerifyRegion");

        assertThat(drill()).isEmpty();
    }

    @Test
    void a_drill_is_recorded_once_even_if_the_board_was_down_at_first() {
        takeover = report(5, Optional.empty(), "VerifyRegion");
        board.goDown(true);
        assertThatThrownBy(() -> post.step().await().indefinitely()).isNotNull();
        board.goDown(false);
        assertThat(drill()).isPresent();

        DrillRecord later = new DrillRecord(EAST, new Epoch(6), "later", pace.now());
        board.drilled(later).await().indefinitely();
        assertThat(drill()).contains(later);
    }

    private Optional<TakeoverReport> report(long epoch, Optional<String> failure, String... steps) {
        return Optional.of(
                new TakeoverReport(
                        "a drill",
                        pace.now(),
                        Optional.of(new Claim(new Epoch(epoch), EAST, new ClaimId(new UUID(1, 2)))),
                        List.of(steps).stream()
                                .map(name -> new TakeoverReport.Step(name, Duration.ZERO))
                                .toList(),
                        0,
                        0,
                        failure));
    }
}
