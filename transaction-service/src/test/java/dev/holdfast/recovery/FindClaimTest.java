package dev.holdfast.recovery;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.Result;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindClaimTest {

    private final Survivor region = new Survivor();
    private final FindClaim find = new FindClaim(region.state, region.reigns, region.store);

    private Result<Claim> find(Reign reign, Gate gate) {
        region.reigns.reign = Optional.of(reign);
        region.database.gate = gate;
        return Result.of(find.run());
    }

    private static void requireNone(Result<Claim> result) {
        assertThat(result.failure())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        failure ->
                                assertThat(failure.kind()).isEqualTo(StepFailure.Kind.SUPERSEDED));
    }

    @Test
    void a_region_that_is_active_has_the_claim_of_whoever_took_over() {
        Reign reign = Regions.open(2, WEST);

        Claim claim = find(reign, Gate.open(epoch(2), WEST)).item();

        assertThat(reign.isHeldBy(claim)).isTrue();
    }

    /// The database opens before the reign says so; whoever was cut off in between left it there.
    @Test
    void a_region_whose_reign_does_not_say_yet_that_it_is_open_has_it_too() {
        Reign reign = Regions.closed(2, WEST);

        assertThat(reign.isHeldBy(find(reign, Gate.open(epoch(2), WEST)).item())).isTrue();
    }

    @Test
    void a_region_that_was_replaced_is_closed_or_hands_over_has_none() {
        requireNone(find(Regions.open(3, EAST), Gate.open(epoch(2), WEST)));
        requireNone(find(Regions.open(2, WEST), new Gate(epoch(2), WEST, false)));
        Handover away = new Handover(EAST, claimId(9), false);
        requireNone(find(Regions.open(2, WEST).handingOver(away), Gate.open(epoch(2), WEST)));
    }
}
