package dev.holdfast.processing;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegionStateTest {

    private final RegionState state = new RegionState(EAST);
    private final List<RegionRole> heard = new ArrayList<>();

    @BeforeEach
    void listen() {
        state.listen((before, after) -> heard.add(after.role()));
    }

    @Test
    void begins_without_knowing_anything() {
        assertThat(state.now())
                .isEqualTo(
                        new RegionState.Belief(
                                RegionRole.STARTING, Epoch.NONE, Optional.empty(), false));
        assertThat(state.now().accepts()).isFalse();
        assertThat(state.now().relays(Epoch.NONE)).isFalse();
    }

    @Test
    void is_active_in_the_epoch_that_it_opened() {
        state.activate(epoch(3));

        assertThat(state.now())
                .isEqualTo(
                        new RegionState.Belief(
                                RegionRole.ACTIVE, epoch(3), Optional.of(EAST), false));
        assertThat(state.now().relays(epoch(3))).isTrue();
        assertThat(state.now().relays(epoch(2))).isFalse();
        assertThat(state.now().relays(epoch(4))).isFalse();
    }

    @Test
    void a_late_opening_of_an_older_epoch_changes_nothing() {
        state.activate(epoch(3));
        state.activate(epoch(2));

        assertThat(state.now().epoch()).isEqualTo(epoch(3));
        assertThat(heard).containsExactly(RegionRole.ACTIVE);
    }

    @Test
    void drains_and_goes_on() {
        state.activate(epoch(3));
        state.drain();
        assertThat(state.now().accepts()).isFalse();
        assertThat(state.now().relays(epoch(3))).isTrue();

        state.stopDraining();

        assertThat(state.now().accepts()).isTrue();
        assertThat(heard)
                .containsExactly(RegionRole.ACTIVE, RegionRole.DRAINING, RegionRole.ACTIVE);
    }

    @Test
    void only_an_active_region_drains_and_only_a_draining_one_stops_to() {
        state.standBy(Optional.of(WEST));
        state.drain();
        state.stopDraining();

        assertThat(state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(heard).containsExactly(RegionRole.STANDBY);
    }

    @Test
    void of_several_takeovers_one_begins() {
        state.standBy(Optional.of(WEST));

        assertThat(state.takeOver()).isTrue();
        assertThat(state.takeOver()).isFalse();
        assertThat(state.now())
                .isEqualTo(
                        new RegionState.Belief(
                                RegionRole.TAKING_OVER, Epoch.NONE, Optional.of(WEST), false));
    }

    @Test
    void an_active_region_does_not_take_over() {
        state.activate(epoch(3));

        assertThat(state.takeOver()).isFalse();
        assertThat(state.now().accepts()).isTrue();
    }

    @Test
    void a_fence_ends_the_belief_in_that_very_epoch() {
        state.activate(epoch(3));
        state.fenced(epoch(2));
        assertThat(state.now().accepts()).isTrue();

        state.fenced(epoch(3));

        assertThat(state.now())
                .isEqualTo(
                        new RegionState.Belief(
                                RegionRole.STANDBY, Epoch.NONE, Optional.empty(), false));
    }

    @Test
    void damage_is_remembered_until_the_region_is_open_again() {
        state.activate(epoch(3));
        state.damaged(epoch(2));
        assertThat(state.now().damaged()).isFalse();

        state.damaged(epoch(3));
        assertThat(state.now().damaged()).isTrue();
        state.standBy(Optional.of(EAST));
        state.takeOver();
        assertThat(state.now().damaged()).isTrue();

        state.activate(epoch(4));
        assertThat(state.now().damaged()).isFalse();
    }

    @Test
    void listeners_hear_of_changes_only() {
        state.standBy(Optional.of(WEST));
        state.standBy(Optional.of(WEST));

        assertThat(heard).containsExactly(RegionRole.STANDBY);
    }
}
