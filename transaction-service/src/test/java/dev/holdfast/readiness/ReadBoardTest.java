package dev.holdfast.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.TestPace;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each check passes where all is well, and each fails by its own fault alone.
class ReadBoardTest {

    private static final RegionName EAST = new RegionName("us-east-1");
    private static final RegionName WEST = new RegionName("us-west-2");

    private final TestPace pace = new TestPace();
    private final MemoryBoard board = new MemoryBoard();
    private List<String> differing = List.of();
    private final ReadBoard checks =
            new ReadBoard(
                    new ReadBoard.Places(
                            EAST, WEST, board, () -> Uni.createFrom().item(() -> differing)),
                    pace,
                    new ReadinessRules(
                            new ReadinessRules.Limits(
                                    Duration.ofSeconds(60),
                                    Duration.ofSeconds(5),
                                    Duration.ofMinutes(30),
                                    Duration.ofDays(30))));

    @BeforeEach
    void allIsWell() {
        post(east());
        post(west());
        board.drilled(new DrillRecord(EAST, new Epoch(4), "a drill", pace.now()))
                .await()
                .indefinitely();
    }

    private RegionStatus east() {
        return status(EAST, new RegionStatus.Database(true, false, Optional.of(Duration.ZERO)));
    }

    private RegionStatus west() {
        return status(
                WEST, new RegionStatus.Database(false, true, Optional.of(Duration.ofMillis(80))));
    }

    private RegionStatus status(RegionName region, RegionStatus.Database database) {
        return new RegionStatus(
                region,
                pace.now(),
                Optional.of("sha256:1"),
                Optional.of(database),
                Optional.of(
                        new RegionStatus.Cluster(
                                "aurora-postgresql 16.6",
                                "rds.force_ssl=1",
                                Optional.of(pace.now().minusSeconds(200)))));
    }

    private void post(RegionStatus status) {
        board.post(status).await().indefinitely();
    }

    private Finding of(CheckName check) {
        return checks.questions().get(check).get().await().indefinitely();
    }

    private List<CheckName> failing() {
        return List.of(CheckName.values()).stream()
                .filter(check -> of(check) instanceof Finding.Failed)
                .toList();
    }

    @Test
    void where_all_is_well_every_check_passes_with_evidence() {
        for (CheckName check : CheckName.values()) {
            assertThat(of(check))
                    .as(check.label())
                    .isInstanceOfSatisfying(
                            Finding.Passed.class,
                            passed -> assertThat(passed.evidence()).endsWith("."));
        }
    }

    @Test
    void a_replica_that_receives_nothing_fails() {
        postWest(database -> new RegionStatus.Database(false, false, database.lag()));

        assertThat(failing()).containsExactly(CheckName.REPLICATION_RUNNING);
    }

    @Test
    void a_replica_that_is_too_far_behind_fails_with_the_figure() {
        postWest(database -> lagging(Duration.ofSeconds(5)));
        assertThat(failing()).isEmpty();

        postWest(database -> lagging(Duration.ofMillis(5_001)));
        assertThat(failing()).containsExactly(CheckName.REPLICATION_LAG);
        assertThat(of(CheckName.REPLICATION_LAG).toString()).contains("5001 ms");
    }

    private static RegionStatus.Database lagging(Duration lag) {
        return new RegionStatus.Database(false, true, Optional.of(lag));
    }

    @Test
    void a_lag_that_cannot_be_told_is_not_known_rather_than_zero() {
        postWest(database -> new RegionStatus.Database(false, true, Optional.empty()));

        assertThat(of(CheckName.REPLICATION_LAG)).isInstanceOf(Finding.NotChecked.class);
    }

    @Test
    void two_writers_replicate_nothing() {
        postWest(database -> new RegionStatus.Database(true, false, Optional.empty()));

        assertThat(failing())
                .containsExactly(CheckName.REPLICATION_RUNNING, CheckName.REPLICATION_LAG);
        assertThat(of(CheckName.REPLICATION_RUNNING).toString()).contains("Heal the region");
    }

    private void postWest(UnaryOperator<RegionStatus.Database> change) {
        post(status(WEST, change.apply(west().database().orElseThrow())));
    }

    /// Whoever is silent can be compared with nothing, and only one check says so as its failure.
    @Test
    void a_region_that_is_silent_fails_once_and_leaves_the_rest_unknown() {
        pace.pass(Duration.ofSeconds(61));
        post(east());

        assertThat(failing()).containsExactly(CheckName.JOURNAL_REACHABLE);
        assertThat(of(CheckName.JOURNAL_REACHABLE).toString()).contains("us-west-2", "61 s ago");
        assertThat(of(CheckName.SAME_BUILD)).isInstanceOf(Finding.NotChecked.class);
        assertThat(of(CheckName.SAME_ENGINE)).isInstanceOf(Finding.NotChecked.class);
        assertThat(of(CheckName.REPLICATION_RUNNING)).isInstanceOf(Finding.NotChecked.class);
        assertThat(of(CheckName.REPLICATION_LAG)).isInstanceOf(Finding.NotChecked.class);
    }

    @Test
    void a_region_that_never_said_anything_is_named() {
        MemoryBoard empty = new MemoryBoard();
        ReadBoard alone =
                new ReadBoard(
                        new ReadBoard.Places(
                                EAST, WEST, empty, () -> Uni.createFrom().item(List.of())),
                        pace,
                        new ReadinessRules(
                                new ReadinessRules.Limits(
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1),
                                        Duration.ofSeconds(1))));

        assertThat(
                        alone.questions()
                                .get(CheckName.JOURNAL_REACHABLE)
                                .get()
                                .await()
                                .indefinitely()
                                .toString())
                .contains("us-east-1 never wrote");
    }

    @Test
    void different_builds_fail_with_both_of_them() {
        RegionStatus west = west();
        post(
                new RegionStatus(
                        WEST, west.at(), Optional.of("sha256:2"), west.database(), west.cluster()));

        assertThat(failing()).containsExactly(CheckName.SAME_BUILD);
        assertThat(of(CheckName.SAME_BUILD).toString()).contains("sha256:1", "sha256:2");
    }

    @Test
    void another_engine_and_other_settings_fail() {
        for (RegionStatus.Cluster other :
                List.of(
                        cluster("aurora-postgresql 16.7", "rds.force_ssl=1"),
                        cluster("aurora-postgresql 16.6", "rds.force_ssl=0"))) {
            RegionStatus west = west();
            post(
                    new RegionStatus(
                            WEST, west.at(), west.build(), west.database(), Optional.of(other)));

            assertThat(failing()).containsExactly(CheckName.SAME_ENGINE);
        }
    }

    private RegionStatus.Cluster cluster(String engine, String settings) {
        return new RegionStatus.Cluster(engine, settings, Optional.empty());
    }

    @Test
    void where_no_platform_manages_the_database_engine_and_backups_are_not_known() {
        for (RegionStatus status : List.of(east(), west())) {
            post(
                    new RegionStatus(
                            status.region(),
                            status.at(),
                            status.build(),
                            status.database(),
                            Optional.empty()));
        }

        assertThat(failing()).isEmpty();
        assertThat(of(CheckName.SAME_ENGINE)).isInstanceOf(Finding.NotChecked.class);
        assertThat(of(CheckName.BACKUP_FRESH)).isInstanceOf(Finding.NotChecked.class);
    }

    @Test
    void a_backup_that_stands_still_fails() {
        RegionStatus.Cluster before = east().cluster().orElseThrow();
        pace.pass(Duration.ofMinutes(40));
        for (RegionStatus status : List.of(east(), west())) {
            post(
                    new RegionStatus(
                            status.region(),
                            status.at(),
                            status.build(),
                            status.database(),
                            Optional.of(before)));
        }

        assertThat(failing()).containsExactly(CheckName.BACKUP_FRESH);
    }

    @Test
    void a_drill_of_more_than_thirty_days_ago_fails_and_none_at_all_does_too() {
        pace.pass(Duration.ofDays(30));
        post(east());
        post(west());
        assertThat(failing()).isEmpty();

        pace.pass(Duration.ofSeconds(1));
        assertThat(failing()).containsExactly(CheckName.RECENT_DRILL);
        assertThat(of(CheckName.RECENT_DRILL).toString()).contains("epoch 4", "Switch over");

        assertThat(
                        new ReadinessRules(
                                        new ReadinessRules.Limits(
                                                Duration.ZERO,
                                                Duration.ZERO,
                                                Duration.ZERO,
                                                Duration.ZERO))
                                .recentDrill(Optional.empty(), pace.now()))
                .isInstanceOf(Finding.Failed.class);
    }

    @Test
    void parameters_that_differ_fail_with_a_name_and_no_value() {
        differing = List.of("/holdfast/test/limit", "/holdfast/test/other");

        assertThat(failing()).containsExactly(CheckName.PARAMETER_PARITY);
        assertThat(of(CheckName.PARAMETER_PARITY).toString())
                .contains("2 parameters", "/holdfast/test/limit");
    }
}
