package dev.holdfast.recovery;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Result;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromoteAndCloseTest {

    private final Survivor region = new Survivor();
    private final PromoteDatabase promote =
            new PromoteDatabase(
                    region.reigns,
                    region.cluster,
                    region.pace,
                    new PromoteDatabase.Patience(Duration.ofSeconds(5), Duration.ofMillis(50)));
    private final CloseDatabase close = new CloseDatabase(region.store);

    @BeforeEach
    void claimed() {
        region.reigns.reign = Optional.of(Regions.closed(2, WEST));
    }

    @Test
    void promotes_and_waits_until_the_database_accepts_writes() {
        region.cluster.asksUntilWriter = 3;
        Result<Void> result = promote();
        assertThat(result.isOpen()).isTrue();

        region.pace.passMillis(149);
        assertThat(result.isOpen()).isTrue();
        region.pace.passMillis(1);

        assertThat(result.isOpen()).isFalse();
        assertThat(region.cluster.faults.calls("promote")).isEqualTo(1);
        assertThat(region.cluster.asked).contains(Promotion.PLANNED);
        assertThat(region.database.writable).isTrue();
    }

    @Test
    void a_writer_is_not_promoted_again() {
        region.database.writable = true;

        assertThat(promote().isOpen()).isFalse();
        assertThat(region.cluster.faults.calls("promote")).isZero();
    }

    /// It would flip a database back that another claim has moved on.
    @Test
    void a_worker_that_wakes_up_late_promotes_nothing() {
        for (var reign :
                List.of(
                        Optional.of(Regions.closed(3, EAST)),
                        Optional.of(Regions.open(1, EAST)),
                        Optional.<Reign>empty())) {
            region.reigns.reign = reign;
            fails(promote(), StepFailure.Kind.SUPERSEDED, "not the one of epoch 2");
        }
        assertThat(region.cluster.faults.calls()).isEmpty();
    }

    @Test
    void a_platform_that_takes_too_long_is_too_slow() {
        region.cluster.asksUntilWriter = Integer.MAX_VALUE;
        Result<Void> result = promote();

        region.pace.passMillis(4_999);
        assertThat(result.isOpen()).isTrue();
        region.pace.passMillis(1);

        fails(result, StepFailure.Kind.TOO_SLOW, "within 5 s");
        assertThat(region.pace.waiting()).isZero();
    }

    @Test
    void a_platform_that_does_not_answer_meanwhile_is_asked_again() {
        region.cluster.faults.fail("promote", new IllegalStateException("throttled"));
        assertThat(promote().failure()).hasMessage("throttled");

        Result<Void> result = promote();
        assertThat(result.isOpen()).isFalse();
    }

    @Test
    void an_answer_that_is_lost_while_waiting_changes_nothing() {
        region.cluster.asksUntilWriter = 1;
        Result<Void> result = promote();
        region.cluster.faults.fail("isWriter", new IllegalStateException("restarting"));

        region.pace.passMillis(100);

        assertThat(result.isOpen()).isFalse();
        assertThat(region.database.writable).isTrue();
    }

    @Test
    void closing_names_the_claim_instead_of_the_lost_region() {
        assertThat(close(2).item().gate()).isEqualTo(Gate.closed(claim(2, WEST)));
        assertThat(region.database.gate).isEqualTo(Gate.closed(claim(2, WEST)));
    }

    @Test
    void closing_twice_is_harmless_even_after_the_opening() {
        close(2).item();
        assertThat(close(2).item().gate()).isEqualTo(Gate.closed(claim(2, WEST)));

        region.database.gate = Gate.open(epoch(2), WEST);
        assertThat(close(2).item().gate()).isEqualTo(Gate.open(epoch(2), WEST));
    }

    @Test
    void a_database_of_a_later_reign_is_left_alone() {
        region.database.gate = Gate.open(epoch(3), WEST);
        fails(close(2), StepFailure.Kind.SUPERSEDED, "epoch 3 of us-west-2, open");

        region.database.gate = Gate.open(epoch(2), EAST);
        fails(close(2), StepFailure.Kind.SUPERSEDED, "epoch 2 of us-east-1, open");
    }

    private Result<Void> promote() {
        return Result.of(promote.run(claim(2, WEST), Promotion.PLANNED));
    }

    private Result<Standing> close(long epoch) {
        return Result.of(close.run(claim(epoch, WEST)));
    }

    private static void fails(Result<?> result, StepFailure.Kind kind, String why) {
        assertThat(result.failure())
                .isInstanceOfSatisfying(
                        StepFailure.class, step -> assertThat(step.kind()).isEqualTo(kind))
                .hasMessageContaining(why);
    }
}
