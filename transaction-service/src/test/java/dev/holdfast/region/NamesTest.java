package dev.holdfast.region;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The small values: names, epochs, gates, reigns and hand-overs.
class NamesTest {

    @Test
    void a_region_is_named_as_aws_names_it() {
        assertThat(new RegionName("ap-southeast-2")).hasToString("ap-southeast-2");
        assertThat(new RegionName("a".repeat(32)).value()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "-a", "US", "us east", "us_east", "us\n"})
    void anything_else_is_not_a_region(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RegionName(name))
                .withMessageContaining("'" + name + "'");
        assertThatIllegalArgumentException().isThrownBy(() -> new RegionName("a".repeat(33)));
    }

    @Test
    void epochs_are_counted_from_zero_on() {
        assertThat(Epoch.NONE.next()).isEqualTo(Epoch.FIRST).hasToString("1");
        assertThat(epoch(7).next()).isEqualTo(epoch(8));
        assertThat(epoch(0)).isEqualTo(Epoch.NONE);
        assertThatIllegalArgumentException().isThrownBy(() -> epoch(-1));
        assertThatThrownBy(() -> epoch(Long.MAX_VALUE).next())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void epochs_are_in_order() {
        assertThat(epoch(1).isBefore(epoch(2))).isTrue();
        assertThat(epoch(2).isBefore(epoch(2))).isFalse();
        assertThat(epoch(3).isBefore(epoch(2))).isFalse();
        assertThat(epoch(3).isAfter(epoch(2))).isTrue();
        assertThat(epoch(2).isAfter(epoch(2))).isFalse();
        assertThat(epoch(1).isAfter(epoch(2))).isFalse();
        assertThat(epoch(1)).isLessThan(epoch(2)).isEqualByComparingTo(epoch(1));
    }

    @Test
    void a_gate_says_who_may_write() {
        assertThat(Gate.open(epoch(4), EAST)).isEqualTo(new Gate(epoch(4), EAST, true));
        assertThat(Gate.closed(claim(4, EAST))).isEqualTo(new Gate(epoch(4), EAST, false));
        assertThat(Gate.open(epoch(4), EAST)).hasToString("epoch 4 of us-east-1, open");
        assertThat(Gate.closed(claim(4, EAST))).hasToString("epoch 4 of us-east-1, closed");
    }

    @Test
    void a_claim_id_is_written_as_its_uuid() {
        assertThat(claimId(5)).hasToString("00000000-0000-0000-0000-000000000005");
    }

    @Test
    void a_claim_makes_a_closed_reign() {
        Reign reign = Reign.claimed(claim(3, EAST), Regions.SINCE, "why");

        assertThat(reign)
                .isEqualTo(
                        new Reign(
                                epoch(3),
                                EAST,
                                claimId(3),
                                Regions.SINCE,
                                "why",
                                false,
                                Optional.empty()));
    }

    @Test
    void a_reign_is_held_by_the_very_claim_that_made_it() {
        Reign reign = Regions.closed(3, EAST);

        assertThat(reign.isHeldBy(claim(3, EAST))).isTrue();
        assertThat(reign.isHeldBy(claim(4, EAST))).isFalse();
        assertThat(reign.isHeldBy(new Claim(epoch(4), EAST, claimId(3)))).isFalse();
        assertThat(reign.isHeldBy(new Claim(epoch(3), WEST, claimId(3)))).isFalse();
        assertThat(reign.isHeldBy(new Claim(epoch(3), EAST, claimId(9)))).isFalse();
    }

    @Test
    void a_handover_is_asked_for_drained_and_withdrawn() {
        Reign reign = Regions.open(3, EAST);
        Handover asked = new Handover(WEST, claimId(8), false);

        Reign asking = reign.handingOver(asked);
        Reign drained = asking.handingOver(asked.afterDraining());

        assertThat(asking.handover()).contains(asked);
        assertThat(asking.open()).isTrue();
        assertThat(drained.handover()).contains(new Handover(WEST, claimId(8), true));
        assertThat(drained.keeping()).isEqualTo(reign);
        assertThat(Regions.closed(3, EAST).handingOver(asked).keeping())
                .isEqualTo(Regions.closed(3, EAST));
        assertThat(asking.opened()).isEqualTo(reign);
    }

    @Test
    void parameters_join_an_observation_and_change_nothing_else() {
        RoleHint hint = new RoleHint(EAST, epoch(3));
        Observation seen =
                new Observation(
                        EAST,
                        RegionRole.STANDBY,
                        Epoch.NONE,
                        Optional.of(Regions.open(3, WEST)),
                        Optional.of(Gate.open(epoch(3), WEST)),
                        true,
                        true,
                        true,
                        Optional.empty());

        assertThat(seen.with(false, Optional.of(hint)))
                .isEqualTo(
                        new Observation(
                                EAST,
                                RegionRole.STANDBY,
                                Epoch.NONE,
                                seen.reign(),
                                seen.database(),
                                true,
                                true,
                                false,
                                Optional.of(hint)));
    }
}
