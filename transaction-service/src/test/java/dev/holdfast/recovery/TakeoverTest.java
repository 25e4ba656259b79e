package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.transfer;
import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeoverTest {

    private static final List<String> STEPS =
            List.of(
                    "AssessRegion",
                    "ClaimReign",
                    "SealJournal",
                    "PromoteDatabase",
                    "CloseDatabase",
                    "UndoOutbox",
                    "ReplayJournal",
                    "OpenRegion");

    private final Survivor region = new Survivor();

    @Test
    void what_was_acknowledged_is_there_and_what_was_not_is_gone() {
        region.acknowledge(open("a", 9), open("b", 0));
        region.acknowledge(transfer("t", "a", "b", 4));
        region.database.commit(open("never-journaled", 0));

        TakeoverReport report = run();

        assertThat(report.failure()).isEmpty();
        assertThat(region.database.book).isEqualTo(region.lost.database.book);
        assertThat(region.database.gate).isEqualTo(Gate.open(epoch(2), WEST));
        assertThat(region.state.now().accepts()).isTrue();
        assertThat(report.undone()).isEqualTo(1);
        assertThat(report.replayed()).isEqualTo(3);
        assertThat(report.claim()).contains(claim(2, WEST));
        assertThat(report.reason()).isEqualTo("silence");
        assertThat(region.takeover.last()).contains(report);
    }

    @Test
    void the_lost_region_can_acknowledge_nothing_any_more() {
        region.acknowledge(open("a", 9));
        run();
        region.lost.database.commit(open("z", 0));

        assertThat(region.lost.step()).isEqualTo(RelayJournal.Step.FENCED);
    }

    @Test
    void the_report_names_the_steps_in_their_order_and_how_long_each_took() {
        region.cluster.asksUntilWriter = 2;
        Result<TakeoverReport> result = start();
        region.pace.passMillis(100);

        List<TakeoverReport.Step> steps = result.item().steps();

        assertThat(steps).extracting(TakeoverReport.Step::name).isEqualTo(STEPS);
        assertThat(steps.get(3).took()).isEqualTo(Duration.ofMillis(100));
        assertThat(steps.getFirst().took()).isZero();
    }

    @Test
    void nothing_was_reported_before_the_first_takeover() {
        assertThat(region.takeover.last()).isEmpty();
    }

    /// Otherwise the other region would claim over its head.
    @Test
    void a_takeover_shows_signs_of_life_in_its_own_epoch_until_it_ends() {
        region.cluster.asksUntilWriter = 70;
        Result<TakeoverReport> result = start();
        assertThat(region.state.now().role()).isEqualTo(RegionRole.TAKING_OVER);
        region.journal.faults.fail("beat", new IllegalStateException("lost"));
        region.pace.passMillis(2_000);
        assertThat(region.journal.beats)
                .containsExactly(
                        new Heartbeat(epoch(2), -1, WEST), new Heartbeat(epoch(2), -3, WEST));

        region.pace.passMillis(2_000);

        assertThat(result.isOpen()).isFalse();
        assertThat(region.journal.beats).hasSize(3);
        assertThat(region.pace.waiting()).isZero();
    }

    /// Whatever fails: the region is a standby again, and the next takeover goes through.
    @ParameterizedTest
    @CsvSource({
        "standing, 0, AssessRegion",
        "close, 4, CloseDatabase",
        "newestRow, 5, UndoOutbox",
        "begin, 5, UndoOutbox",
        "undo, 5, UndoOutbox",
        "replay, 6, ReplayJournal",
        "open, 7, OpenRegion",
    })
    void a_takeover_that_stops_leaves_a_standby_and_the_next_one_goes_through(
            String operation, int done, String step) {
        region.acknowledge(open("a", 9));
        region.database.commit(open("never-journaled", 0));
        region.store.faults.loseAnswer(operation, new IllegalStateException("lost " + operation));

        TakeoverReport stopped = run();

        assertThat(stopped.failure()).contains("lost " + operation);
        assertThat(stopped.steps())
                .extracting(TakeoverReport.Step::name)
                .isEqualTo(STEPS.subList(0, done))
                .doesNotContain(step);
        assertThat(region.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(region.state.now().active()).isEmpty();

        TakeoverReport next = run();
        assertThat(next.failure()).isEmpty();
        assertThat(region.database.book).isEqualTo(region.lost.database.book);
        assertThat(region.state.now().accepts()).isTrue();
    }

    @Test
    void a_takeover_that_lost_the_race_says_so() {
        var hold = region.reigns.faults.hold("claim");
        Result<TakeoverReport> result = start();
        region.reigns.reign = Optional.of(Regions.closed(2, EAST));

        hold.release();

        assertThat(result.item().failure().orElseThrow()).contains("Another claim");
        assertThat(result.item().claim()).isEmpty();
        assertThat(region.journal.beats).isEmpty();
    }

    @Test
    void a_failure_without_a_message_is_reported_by_its_name() {
        region.store.faults.fail("standing", new IllegalStateException());

        assertThat(run().failure()).contains("java.lang.IllegalStateException");
    }

    private TakeoverReport run() {
        return start().item();
    }

    private Result<TakeoverReport> start() {
        return Result.of(region.takeover.run("silence", Promotion.FORCED));
    }
}
