package dev.holdfast.recovery;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Result;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadRoleTest {

    private final Survivor region = new Survivor();
    private final ReadRole role = new ReadRole(region.state, region.reigns, region.store);

    private RegionState.Belief read() {
        return Result.of(role.run()).item();
    }

    private void openedHere() {
        region.reigns.reign = Optional.of(Regions.open(2, WEST));
        region.database.gate = Gate.open(epoch(2), WEST);
    }

    @Test
    void a_region_whose_journal_and_database_say_so_is_active() {
        openedHere();

        assertThat(read().accepts()).isTrue();
        assertThat(read().epoch()).isEqualTo(epoch(2));
    }

    @Test
    void a_region_that_another_one_has_replaced_meanwhile_stands_by() {
        openedHere();
        read();
        region.reigns.reign = Optional.of(Regions.open(3, EAST));

        assertThat(read().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(read().active()).contains(EAST);
    }

    @Test
    void a_database_that_is_not_open_for_the_reign_accepts_nothing() {
        openedHere();
        region.database.gate = new Gate(epoch(2), WEST, false);

        assertThat(read().accepts()).isFalse();
    }

    @Test
    void nothing_new_is_let_into_a_region_that_is_asked_to_drain() {
        openedHere();
        Handover away = new Handover(EAST, claimId(9), false);
        region.reigns.reign = region.reigns.reign.map(reign -> reign.handingOver(away));

        assertThat(read().accepts()).isFalse();
    }

    @Test
    void what_was_believed_before_ends_when_the_journal_cannot_be_read() {
        openedHere();
        read();
        region.reigns.faults.fail("current", new IllegalStateException("down"));

        assertThat(Result.of(role.run()).failure()).hasMessage("down");
        assertThat(region.state.now().accepts()).isFalse();
    }
}
