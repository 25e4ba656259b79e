package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.EAST;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claimId;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entries;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Samples;
import dev.holdfast.processing.AwaitJournal;
import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.processing.Workshop;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Move;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Region WEST watches EAST, or itself.
class SuperviseRegionTest {

    private static final Handover AWAY = new Handover(EAST, claimId(50), false);

    private final Survivor region = new Survivor();
    private final AwaitJournal waiting =
            new AwaitJournal(region.database, region.pace, Workshop.LOOK_EVERY);
    private final RelayLoop relay =
            new RelayLoop(
                    region.state,
                    new RelayJournal(
                            region.state,
                            region.database,
                            region.journal,
                            new RelayJournal.Confirmations(waiting, region.pace)),
                    new RelayLoop.Ports(
                            region.journal, () -> Uni.createFrom().item(true), region.pace),
                    new RelayLoop.Timing(
                            Workshop.HEARTBEAT, Duration.ofSeconds(5), Duration.ofSeconds(8)));
    private final SubmitTransactions transactions =
            new SubmitTransactions(
                    region.state,
                    new SubmitTransactions.Path(region.database, relay, waiting),
                    new SubmitTransactions.Source(region.pace, region::id),
                    Workshop.BOUNDS);
    private final DrainRegion drain =
            new DrainRegion(
                    region.state,
                    transactions,
                    new DrainRegion.Ports(region.database, region.reigns, region.pace),
                    Duration.ofSeconds(2));
    private final Switchover switchover =
            new Switchover(
                    WEST,
                    new Switchover.Ports(region.reigns, region.store, region.journal, region.pace),
                    new Switchover.Patience(Duration.ofSeconds(5), Duration.ofMillis(100)),
                    region::id);
    private final SuperviseRegion supervisor =
            new SuperviseRegion(
                    region.state,
                    new SuperviseRegion.Sights(
                            region.reigns, region.store, region.parameter, region.pace),
                    new SuperviseRegion.Means(
                            relay,
                            region.takeover,
                            drain,
                            switchover,
                            new VerifyRegion(transactions, () -> Uni.createFrom().item(Map.of()))),
                    Duration.ofSeconds(3));

    @Test
    void a_region_that_starts_becomes_the_standby_of_the_active_one() {
        assertThat(tick()).isEqualTo(new Move.Stay());

        assertThat(region.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(region.state.now().active()).contains(EAST);
    }

    @Test
    void nothing_changes_while_the_journal_cannot_be_read() {
        region.reigns.faults.fail("current", new IllegalStateException("down"));

        assertThat(Result.of(supervisor.tick()).failure()).hasMessage("down");
        assertThat(region.state.now().role()).isEqualTo(RegionRole.STARTING);
    }

    @Test
    void the_region_that_the_parameter_names_begins_the_first_reign() {
        region.reigns.reign = Optional.empty();
        region.database.gate = new Gate(epoch(0), WEST, false);
        region.database.writable = true;
        region.parameter.hint = Optional.of(new RoleHint(WEST, epoch(0)));

        assertThat(tick()).isInstanceOf(Move.TakeOver.class);

        assertThat(region.reigns.reign).map(Reign::epoch).contains(epoch(1));
        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.reigns.faults.calls("heartbeat")).isZero();
    }

    @Test
    void silence_is_answered_by_a_takeover_after_which_the_relay_beats_and_the_canary_sings() {
        region.acknowledge(open("a", 0));
        silence();

        assertThat(tick()).isEqualTo(new Move.TakeOver("no heartbeat of epoch 1 from us-east-1"));

        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.journal.beats.getLast()).isEqualTo(new Heartbeat(epoch(2), 1, WEST));
        assertThat(region.database.outbox).isEmpty();
        assertThat(region.database.book.decisions()).hasSize(4);
    }

    @Test
    void a_heart_that_beats_is_left_in_peace() {
        for (int i = 0; i < 20; i++) {
            region.journal.beats.add(new Heartbeat(epoch(1), i, EAST));
            assertThat(tick()).isEqualTo(new Move.Stay());
            region.pace.passMillis(1_000);
        }
    }

    @Test
    void a_takeover_that_is_forbidden_waits_for_an_operator() {
        region.parameter.automatic = false;
        silence();
        assertThat(tick()).isEqualTo(new Move.Stay());

        Result.of(supervisor.takeOver("the operator said so")).item();

        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.takeover.last().orElseThrow().reason()).isEqualTo("the operator said so");
        assertThat(region.cluster.asked).contains(Promotion.FORCED);
    }

    @Test
    void parameters_that_cannot_be_read_stay_as_they_were() {
        region.parameter.automatic = false;
        tick();
        for (int i = 0; i < 10; i++) {
            region.parameter.faults.fail("automatic", new IllegalStateException("throttled"));
        }
        region.parameter.automatic = true;

        silence();

        assertThat(tick()).isEqualTo(new Move.Stay());
    }

    @Test
    void nothing_is_automatic_before_it_is_known_to_be_allowed() {
        for (int i = 0; i < 10; i++) {
            region.parameter.faults.fail("automatic", new IllegalStateException("unreachable"));
        }

        silence();

        assertThat(tick()).isEqualTo(new Move.Stay());
    }

    @Test
    void parameters_are_read_once_a_second_at_the_most() {
        for (int i = 0; i < 20; i++) {
            tick();
            region.pace.passMillis(100);
        }

        assertThat(region.parameter.faults.calls("hint")).isEqualTo(2);
    }

    @Test
    void a_database_that_does_not_answer_takes_nothing_over() {
        for (int i = 0; i < 5; i++) {
            tick();
            region.pace.passMillis(1_000);
        }
        region.store.faults.fail("standing", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "x"));

        assertThat(tick()).isEqualTo(new Move.Stay());
    }

    @Test
    void two_operators_start_one_takeover() {
        region.cluster.asksUntilWriter = 3;
        Result<TakeoverReport> first = Result.of(supervisor.takeOver("one"));
        Result<TakeoverReport> second = Result.of(supervisor.takeOver("two"));
        assertThat(second.item().failure().orElseThrow()).contains("takes over already");

        region.pace.passMillis(200);

        assertThat(first.isOpen()).isFalse();
        assertThat(region.reigns.faults.calls("claim")).isEqualTo(1);
        assertThat(region.takeover.last().orElseThrow().reason()).isEqualTo("one");
        assertThat(tick()).isEqualTo(new Move.Stay());
    }

    @Test
    void an_active_region_is_not_taken_over_from_itself() {
        serving();

        Result.of(supervisor.takeOver("a mistake")).item();

        assertThat(region.takeover.last()).isEmpty();
        assertThat(region.state.now().accepts()).isTrue();
    }

    @Test
    void a_region_that_was_fenced_as_soon_as_it_opened_starts_no_relay() {
        region.state.listen((before, after) -> {
            if (after.accepts()) {
                region.state.fenced(epoch(2));
            }
        });

        Result.of(supervisor.takeOver("silence")).item();

        assertThat(region.database.faults.calls("snapshot")).isZero();
    }

    @Test
    void a_reign_that_is_gone_changes_nothing() {
        region.reigns.reign = Optional.empty();
        assertThat(tick()).isEqualTo(new Move.Stay());
        assertThat(region.state.now().role()).isEqualTo(RegionRole.STARTING);

        draining();
        region.reigns.reign = Optional.empty();
        assertThat(tick()).isEqualTo(new Move.Stay());
        assertThat(region.state.now().role()).isEqualTo(RegionRole.DRAINING);

        region.state.stopDraining();
        assertThat(tick()).isEqualTo(new Move.Stay());
        assertThat(region.state.now().accepts()).isTrue();
    }

    @Test
    void a_takeover_that_stopped_starts_no_relay() {
        region.store.faults.fail("close", new IllegalStateException("down"));

        Result.of(supervisor.takeOver("silence")).item();

        assertThat(region.state.now().role()).isEqualTo(RegionRole.STANDBY);
        region.pace.passMillis(5_000);
        assertThat(region.journal.beats)
                .allSatisfy(beat -> assertThat(beat.counter()).isNegative());
    }

    @Test
    void a_region_that_restarts_serves_the_epoch_that_it_had_opened() {
        serving();

        assertThat(region.state.now().epoch()).isEqualTo(epoch(2));
        assertThat(region.journal.beats).containsExactly(new Heartbeat(epoch(2), 1, WEST));
        assertThat(region.reigns.faults.calls("amend")).isZero();
        assertThat(tick()).isEqualTo(new Move.Stay());
    }

    /// It crashed between the opening of the database and the opening of the reign.
    @Test
    void an_opening_that_the_reign_has_not_heard_of_is_made_up_for() {
        region.reigns.reign = Optional.of(Regions.closed(2, WEST));
        region.database.gate = Gate.open(epoch(2), WEST);

        assertThat(tick()).isEqualTo(new Move.Serve(epoch(2)));

        assertThat(region.reigns.reign).contains(Regions.open(2, WEST));
    }

    @Test
    void an_active_region_makes_up_for_it_as_well() {
        serving();
        region.reigns.reign = Optional.of(Regions.closed(2, WEST));

        assertThat(tick()).isEqualTo(new Move.Stay());

        assertThat(region.reigns.reign).contains(Regions.open(2, WEST));
    }

    @Test
    void an_active_region_steps_down_under_another_reign() {
        serving();
        region.reigns.reign = Optional.of(Regions.closed(3, EAST));

        assertThat(tick()).isInstanceOf(Move.StepDown.class);

        assertThat(region.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(region.state.now().active()).contains(EAST);
    }

    /// The relay found that the database lacks what the journal has: it takes over from itself.
    @Test
    void a_damaged_region_is_rebuilt_from_the_journal() {
        serving();
        Entry.Header header =
                new Entry.Header(Entries.at(2, 1), region.database.hash, WEST, Entries.WRITTEN);
        region.journal.put(
                ChainedEntry.of(new Entry.Decisions(header, List.of(Entries.carried(9)))));
        region.database.commit(open("a", 0));
        region.pace.passMillis(1_000);
        assertThat(region.state.now().damaged()).isTrue();

        assertThat(tick())
                .isEqualTo(new Move.TakeOver("the database lacks commits that the journal has"));

        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.state.now().epoch()).isEqualTo(epoch(3));
        assertThat(region.state.now().damaged()).isFalse();
    }

    @Test
    void an_active_region_drains_for_another_that_asks() {
        serving();
        Reign reign = Regions.open(2, WEST).handingOver(AWAY);
        region.reigns.reign = Optional.of(reign);

        assertThat(tick()).isEqualTo(new Move.Drain(AWAY));

        assertThat(region.state.now().role()).isEqualTo(RegionRole.DRAINING);
        assertThat(region.reigns.reign.flatMap(Reign::handover)).contains(AWAY.afterDraining());
    }

    @Test
    void a_region_that_drains_goes_on_when_the_request_is_withdrawn() {
        draining();
        region.reigns.reign = Optional.of(Regions.open(2, WEST));

        assertThat(tick()).isEqualTo(new Move.StopDraining());
        assertThat(region.state.now().accepts()).isTrue();
    }

    /// Whoever asked it to drain was lost before it took over.
    @Test
    void a_region_does_not_drain_for_ever() {
        draining();
        region.pace.passMillis(3_999);
        tick();
        assertThat(region.state.now().role()).isEqualTo(RegionRole.DRAINING);

        region.pace.passMillis(1);
        tick();

        assertThat(region.state.now().accepts()).isTrue();
        assertThat(region.reigns.reign).contains(Regions.open(2, WEST));
    }

    @Test
    void what_the_parameter_asks_for_is_tried_once() {
        region.parameter.hint = Optional.of(new RoleHint(WEST, epoch(1)));
        Result<Move> asked = Result.of(supervisor.tick());
        assertThat(region.reigns.reign.flatMap(Reign::handover)).isPresent();
        region.pace.passMillis(5_000);
        assertThat(asked.item()).isInstanceOf(Move.SwitchOver.class);
        assertThat(region.reigns.reign).contains(Regions.open(1, EAST));

        assertThat(tick()).isInstanceOf(Move.SwitchOver.class);
        assertThat(region.reigns.reign).contains(Regions.open(1, EAST));
    }

    @Test
    void a_switchover_drains_first_and_takes_over_then() {
        region.acknowledge(open("a", 0));
        region.database.book.apply(
                LedgerRules.decide(List.of(open("a", 0)), region.database.book.view(), Samples.NOON)
                        .change());
        region.database.position = Entries.at(1, 1);
        region.database.hash = region.journal.lastHash();
        Result<TakeoverReport> result = Result.of(supervisor.switchOver("maintenance"));
        Reign reign = region.reigns.reign.orElseThrow();
        region.reigns.reign =
                Optional.of(reign.handingOver(reign.handover().orElseThrow().afterDraining()));

        region.pace.passMillis(100);

        TakeoverReport report = result.item();
        assertThat(report.reason()).isEqualTo("switchover: maintenance");
        assertThat(report.failure()).isEmpty();
        assertThat(report.undone()).isZero();
        assertThat(report.replayed()).isZero();
        assertThat(region.cluster.asked).contains(Promotion.PLANNED);
        assertThat(region.state.now().accepts()).isTrue();
    }

    @Test
    void a_switchover_that_is_refused_takes_nothing_over() {
        region.reigns.reign = Optional.of(Regions.closed(1, EAST));

        assertThat(Result.of(supervisor.switchOver("maintenance")).failure())
                .isInstanceOf(StepFailure.class);
        assertThat(region.takeover.last()).isEmpty();
    }

    /// EAST is silent for as long as it takes to be suspected.
    private void silence() {
        region.journal.beats.add(new Heartbeat(epoch(1), 1, EAST));
        for (int i = 0; i < 3; i++) {
            tick();
            region.pace.passMillis(1_000);
        }
    }

    private void serving() {
        region.reigns.reign = Optional.of(Regions.open(2, WEST));
        region.database.gate = Gate.open(epoch(2), WEST);
        region.database.position = Entries.at(2, 0);
        region.database.hash =
                region.journal.put(Entries.seal(Entries.at(1, 1), EntryHash.GENESIS)).hash();
        region.database.writable = true;
        assertThat(tick()).isEqualTo(new Move.Serve(epoch(2)));
    }

    private void draining() {
        serving();
        region.reigns.reign = Optional.of(Regions.open(2, WEST).handingOver(AWAY));
        tick();
    }

    private Move tick() {
        return Result.of(supervisor.tick()).item();
    }
}
