package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.WEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.readiness.DrillRecord;
import dev.holdfast.readiness.RegionStatus;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalDynamo.class)
class DynamoStatusBoardIT {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private DynamoStatusBoard board;

    @BeforeEach
    void useAnEmptyTable() {
        board = new DynamoStatusBoard(LocalDynamo.client(), LocalDynamo.newTable(), PATIENT);
    }

    private Optional<RegionStatus> read(RegionName region) {
        return board.of(region).await().atMost(PATIENT);
    }

    private void post(RegionStatus status) {
        board.post(status).await().atMost(PATIENT);
    }

    @Test
    void what_a_region_says_is_read_as_it_was_said() {
        RegionStatus full =
                new RegionStatus(
                        EAST,
                        NOON,
                        Optional.of("sha256:1"),
                        Optional.of(
                                new RegionStatus.Database(
                                        false, true, Optional.of(Duration.ofMillis(80)))),
                        Optional.of(
                                new RegionStatus.Cluster(
                                        "aurora-postgresql 16.6", "", Optional.of(NOON))));
        post(full);

        assertThat(read(EAST)).contains(full);
        assertThat(read(WEST)).isEmpty();
    }

    @Test
    void what_a_region_no_longer_knows_is_gone() {
        post(
                new RegionStatus(
                        EAST,
                        NOON,
                        Optional.of("sha256:1"),
                        Optional.of(new RegionStatus.Database(true, false, Optional.empty())),
                        Optional.of(new RegionStatus.Cluster("engine", "a=1", Optional.empty()))));
        RegionStatus bare =
                new RegionStatus(EAST, NOON, Optional.empty(), Optional.empty(), Optional.empty());
        post(bare);

        assertThat(read(EAST)).contains(bare);
    }

    @Test
    void the_last_drill_is_remembered() {
        assertThat(board.lastDrill().await().atMost(PATIENT)).isEmpty();

        DrillRecord drill = new DrillRecord(WEST, new Epoch(4), "a drill", NOON);
        board.drilled(drill).await().atMost(PATIENT);

        assertThat(board.lastDrill().await().atMost(PATIENT)).contains(drill);
    }
}
