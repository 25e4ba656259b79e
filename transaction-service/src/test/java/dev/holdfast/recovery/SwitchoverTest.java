package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entries;
import dev.holdfast.processing.Faults;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchoverTest {

    private final Survivor region = new Survivor();
    private final Switchover switchover =
            new Switchover(
                    WEST,
                    new Switchover.Ports(region.reigns, region.store, region.journal, region.pace),
                    new Switchover.Patience(Duration.ofSeconds(5), Duration.ofMillis(100)),
                    region::id);

    private static final Handover ASKED = new Handover(WEST, claimId(2), false);

    @Test
    void asks_the_active_region_to_drain_and_waits_until_it_has() {
        Result<Void> result = prepare();
        assertThat(region.reigns.reign.flatMap(Reign::handover)).contains(ASKED);
        region.pace.passMillis(300);
        assertThat(result.isOpen()).isTrue();

        drained();
        region.pace.passMillis(100);

        assertThat(result.item()).isNull();
    }

    @Test
    void waits_until_its_own_database_has_caught_up() {
        region.acknowledge(open("a", 0));
        Result<Void> result = prepare();
        drained();
        region.pace.passMillis(500);
        assertThat(result.isOpen()).isTrue();

        region.database.position = Entries.at(1, 1);
        region.pace.passMillis(100);

        assertThat(result.item()).isNull();
    }

    @Test
    void there_must_be_an_active_region_and_another_one() {
        region.reigns.reign = Optional.empty();
        refused(prepare(), "No region is active");
        region.reigns.reign = Optional.of(Regions.closed(1, EAST));
        refused(prepare(), "No region is active");
        region.reigns.reign = Optional.of(Regions.open(1, WEST));
        refused(prepare(), "This region is the active one already");

        assertThat(region.reigns.faults.calls("amend")).isZero();
    }

    @Test
    void a_reign_that_changed_meanwhile_is_not_asked() {
        Faults.Hold hold = region.reigns.faults.hold("amend");
        Result<Void> result = prepare();
        region.reigns.reign = Optional.of(Regions.open(2, EAST));

        hold.release();

        refused(result, "The reign changed meanwhile");
        assertThat(region.reigns.reign).contains(Regions.open(2, EAST));
    }

    @Test
    void a_request_that_was_withdrawn_or_replaced_is_given_up() {
        Result<Void> withdrawn = prepare();
        region.reigns.reign = Optional.of(Regions.open(1, EAST));
        region.pace.passMillis(100);
        refused(withdrawn, "withdrawn");

        Result<Void> replaced = prepare();
        Handover other = new Handover(WEST, claimId(77), true);
        region.reigns.reign = Optional.of(Regions.open(1, EAST).handingOver(other));
        region.pace.passMillis(100);
        refused(replaced, "another one took its place");
        assertThat(region.reigns.reign.flatMap(Reign::handover)).contains(other);
    }

    @Test
    void a_region_that_does_not_drain_in_time_goes_on_as_before() {
        Result<Void> result = prepare();

        region.pace.passMillis(4_999);
        assertThat(result.isOpen()).isTrue();
        region.pace.passMillis(1);

        refused(result, "did not drain in time");
        assertThat(region.reigns.reign).contains(Regions.open(1, EAST));
    }

    @Test
    void a_database_that_does_not_catch_up_in_time_leaves_everything_as_it_was() {
        region.acknowledge(open("a", 0));
        Result<Void> result = prepare();
        drained();

        region.pace.passMillis(5_000);

        refused(result, "did not catch up in time");
        assertThat(region.reigns.reign).contains(Regions.open(1, EAST));
    }

    @Test
    void a_reign_that_is_gone_cannot_be_withdrawn_from() {
        region.acknowledge(open("a", 0));
        Result<Void> result = prepare();
        drained();
        region.pace.passMillis(100);
        region.reigns.reign = Optional.empty();

        region.pace.passMillis(5_000);

        refused(result, "did not catch up in time");
    }

    private Result<Void> prepare() {
        return Result.of(switchover.prepare());
    }

    private void drained() {
        Reign reign = region.reigns.reign.orElseThrow();
        region.reigns.reign =
                Optional.of(reign.handingOver(reign.handover().orElseThrow().afterDraining()));
    }

    private static void refused(Result<?> result, String why) {
        assertThat(result.failure())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        step -> assertThat(step.kind()).isEqualTo(StepFailure.Kind.SUPERSEDED))
                .hasMessageContaining(why);
    }
}
