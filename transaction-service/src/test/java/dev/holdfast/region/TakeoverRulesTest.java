package dev.holdfast.region;

import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The rules seen from region EAST, over every combination of role, reign, gate and parameters.
/// Each test says exactly when a move is made, so together they say all that the rules say.
class TakeoverRulesTest {

    private static final Handover TO_EAST = new Handover(EAST, claimId(70), false);
    private static final Handover TO_WEST = new Handover(WEST, claimId(71), false);
    private static final List<Boolean> BOTH = List.of(false, true);
    private static final List<Observation> ALL = all();

    private static List<Observation> all() {
        List<Observation> all = new ArrayList<>();
        for (RegionRole role : RegionRole.values()) {
            for (Optional<Reign> reign : reigns()) {
                for (Optional<Gate> gate : gates()) {
                    for (Optional<RoleHint> hint : hints()) {
                        addFlags(all, new Seen(role, reign, gate, hint));
                    }
                }
            }
        }
        return List.copyOf(all);
    }

    private record Seen(
            RegionRole role, Optional<Reign> reign, Optional<Gate> gate, Optional<RoleHint> hint) {}

    private static void addFlags(List<Observation> all, Seen seen) {
        boolean serving = seen.role() == RegionRole.ACTIVE || seen.role() == RegionRole.DRAINING;
        Epoch epoch = serving ? epoch(5) : Epoch.NONE;
        for (boolean damaged : BOTH) {
            for (boolean suspected : BOTH) {
                for (boolean automatic : BOTH) {
                    all.add(
                            new Observation(
                                    EAST,
                                    seen.role(),
                                    epoch,
                                    seen.reign(),
                                    seen.gate(),
                                    damaged,
                                    suspected,
                                    automatic,
                                    seen.hint()));
                }
            }
        }
    }

    private static List<Optional<Reign>> reigns() {
        List<Optional<Reign>> reigns = new ArrayList<>();
        reigns.add(Optional.empty());
        for (RegionName region : List.of(EAST, WEST)) {
            for (long epoch : new long[] {4, 5, 6}) {
                Reign open = Regions.open(epoch, region);
                reigns.add(Optional.of(Regions.closed(epoch, region)));
                reigns.add(Optional.of(open));
                reigns.add(Optional.of(open.handingOver(TO_EAST)));
                reigns.add(Optional.of(open.handingOver(TO_WEST)));
                reigns.add(Optional.of(open.handingOver(TO_WEST.afterDraining())));
            }
        }
        return reigns;
    }

    private static List<Optional<Gate>> gates() {
        List<Optional<Gate>> gates = new ArrayList<>();
        gates.add(Optional.empty());
        for (RegionName region : List.of(EAST, WEST)) {
            for (long epoch : new long[] {4, 5, 6}) {
                gates.add(Optional.of(new Gate(epoch(epoch), region, true)));
                gates.add(Optional.of(new Gate(epoch(epoch), region, false)));
            }
        }
        return gates;
    }

    private static List<Optional<RoleHint>> hints() {
        List<Optional<RoleHint>> hints = new ArrayList<>();
        hints.add(Optional.empty());
        for (RegionName region : List.of(EAST, WEST)) {
            for (long epoch : new long[] {4, 5, 6}) {
                hints.add(Optional.of(new RoleHint(region, epoch(epoch))));
            }
        }
        return hints;
    }

    @Test
    void every_combination_is_looked_at() {
        assertThat(ALL).hasSize(5 * 31 * 13 * 7 * 8).doesNotHaveDuplicates();
        Set<Class<?>> moves =
                ALL.stream()
                        .map(seen -> TakeoverRules.next(seen).getClass())
                        .collect(Collectors.toSet());
        assertThat(moves).containsExactlyInAnyOrder(Move.class.getPermittedSubclasses());
    }

    @Test
    void a_takeover_that_runs_is_left_alone() {
        for (Observation seen : ALL) {
            if (seen.role() == RegionRole.TAKING_OVER) {
                assertThat(TakeoverRules.next(seen)).isEqualTo(new Move.Stay());
            }
        }
    }

    @Test
    void a_region_steps_down_exactly_if_it_serves_under_another_reign_than_its_own() {
        for (Observation seen : ALL) {
            boolean other =
                    serves(seen) && seen.reign().filter(reign -> !ruledByMe(reign, 5)).isPresent();
            boolean steps = TakeoverRules.next(seen) instanceof Move.StepDown;
            assertThat(steps).as("%s", seen).isEqualTo(other);
            if (steps) {
                assertThat(TakeoverRules.next(seen))
                        .isEqualTo(new Move.StepDown(seen.reign().orElseThrow()));
            }
        }
    }

    @Test
    void an_active_region_drains_exactly_if_its_reign_is_handed_to_another() {
        for (Observation seen : ALL) {
            boolean asked =
                    seen.role() == RegionRole.ACTIVE
                            && seen.reign().filter(reign -> ruledByMe(reign, 5)).isPresent()
                            && handover(seen).filter(to -> to.target().equals(WEST)).isPresent();
            Move move = TakeoverRules.next(seen);
            assertThat(move instanceof Move.Drain).as("%s", seen).isEqualTo(asked);
            if (asked) {
                assertThat(move).isEqualTo(new Move.Drain(handover(seen).orElseThrow()));
            }
        }
    }

    @Test
    void a_draining_region_goes_on_exactly_if_the_request_was_withdrawn() {
        for (Observation seen : ALL) {
            boolean withdrawn =
                    seen.role() == RegionRole.DRAINING
                            && seen.reign().filter(reign -> ruledByMe(reign, 5)).isPresent()
                            && handover(seen).isEmpty();
            assertThat(TakeoverRules.next(seen) instanceof Move.StopDraining)
                    .as("%s", seen)
                    .isEqualTo(withdrawn);
        }
    }

    @Test
    void a_region_serves_without_a_takeover_exactly_if_journal_and_database_say_it_opened() {
        for (Observation seen : ALL) {
            boolean serve = watches(seen) && openedHere(seen) && !seen.damaged();
            assertThat(TakeoverRules.next(seen) instanceof Move.Serve)
                    .as("%s", seen)
                    .isEqualTo(serve);
            if (serve) {
                assertThat(TakeoverRules.next(seen))
                        .isEqualTo(new Move.Serve(seen.reign().orElseThrow().epoch()));
            }
        }
    }

    @Test
    void a_region_takes_over_exactly_if_it_is_damaged_or_the_other_is_silent_or_nobody_ruled() {
        for (Observation seen : ALL) {
            boolean damaged = watches(seen) && openedHere(seen) && seen.damaged();
            boolean silent =
                    watches(seen)
                            && seen.reign().isPresent()
                            && !openedHere(seen)
                            && seen.suspected()
                            && seen.automatic()
                            && seen.database().isPresent();
            assertThat(TakeoverRules.next(seen) instanceof Move.TakeOver)
                    .as("%s", seen)
                    .isEqualTo(damaged || silent || isFirstStart(seen));
        }
    }

    @Test
    void a_region_switches_over_exactly_if_the_parameter_asks_for_it_in_the_current_epoch() {
        for (Observation seen : ALL) {
            Optional<RoleHint> asked =
                    seen.hint()
                            .filter(hint -> hint.active().equals(EAST))
                            .filter(hint ->
                                    seen.reign()
                                            .filter(reign -> reign.region().equals(WEST))
                                            .filter(reign -> reign.epoch().equals(hint.epoch()))
                                            .isPresent());
            boolean switches = watches(seen) && !seen.suspected() && asked.isPresent();
            Move move = TakeoverRules.next(seen);
            assertThat(move instanceof Move.SwitchOver).as("%s", seen).isEqualTo(switches);
            if (switches) {
                assertThat(move).isEqualTo(new Move.SwitchOver(asked.orElseThrow()));
            }
        }
    }

    @Test
    void automatic_takeover_that_is_forbidden_never_claims_over_another_reign() {
        for (Observation seen : ALL) {
            boolean claims = TakeoverRules.next(seen) instanceof Move.TakeOver;
            if (claims && !seen.automatic() && seen.reign().isPresent()) {
                assertThat(seen.reign().orElseThrow().region()).isEqualTo(EAST);
                assertThat(seen.damaged()).isTrue();
            }
        }
    }

    @Test
    void a_takeover_says_why() {
        assertThat(ALL)
                .map(TakeoverRules::next)
                .filteredOn(Move.TakeOver.class::isInstance)
                .extracting(move -> ((Move.TakeOver) move).reason())
                .containsOnly(
                        "first start: the role parameter names this region",
                        "the database lacks commits that the journal has",
                        "no heartbeat of epoch 4 from us-east-1",
                        "no heartbeat of epoch 5 from us-east-1",
                        "no heartbeat of epoch 6 from us-east-1",
                        "no heartbeat of epoch 4 from us-west-2",
                        "no heartbeat of epoch 5 from us-west-2",
                        "no heartbeat of epoch 6 from us-west-2");
    }

    private static boolean isFirstStart(Observation seen) {
        return watches(seen)
                && seen.reign().isEmpty()
                && seen.database().isPresent()
                && seen.hint().filter(hint -> hint.active().equals(EAST)).isPresent();
    }

    private static boolean serves(Observation seen) {
        return seen.role() == RegionRole.ACTIVE || seen.role() == RegionRole.DRAINING;
    }

    private static boolean watches(Observation seen) {
        return seen.role() == RegionRole.STARTING || seen.role() == RegionRole.STANDBY;
    }

    private static boolean ruledByMe(Reign reign, long epoch) {
        return reign.region().equals(EAST) && reign.epoch().equals(epoch(epoch));
    }

    private static Optional<Handover> handover(Observation seen) {
        return seen.reign().flatMap(Reign::handover);
    }

    private static boolean openedHere(Observation seen) {
        return seen.reign()
                .filter(reign -> reign.region().equals(EAST))
                .map(reign -> Gate.open(reign.epoch(), EAST))
                .filter(gate -> seen.database().equals(Optional.of(gate)))
                .isPresent();
    }
}
