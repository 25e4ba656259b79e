package dev.holdfast.processing;

import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.Entries;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Regions;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

    private final Workshop shop = new Workshop();

    @Test
    void beats_at_once_and_then_once_a_heartbeat() {
        start();
        assertThat(shop.journal.beats).containsExactly(new Heartbeat(epoch(1), 1, Regions.EAST));

        shop.pace.pass(Workshop.HEARTBEAT);
        shop.pace.pass(Workshop.HEARTBEAT);

        assertThat(shop.journal.beats)
                .containsExactly(
                        new Heartbeat(epoch(1), 1, Regions.EAST),
                        new Heartbeat(epoch(1), 2, Regions.EAST),
                        new Heartbeat(epoch(1), 3, Regions.EAST));
    }

    @Test
    void a_committed_batch_wakes_it_at_once() {
        start();
        Result<?> reply = shop.submit(open("a", 0));

        assertThat(reply.isOpen()).isFalse();
        assertThat(shop.journal.entries).hasSize(1);
        assertThat(shop.journal.beats).hasSize(1);
    }

    /// The next entry fills up while one append is in flight: group commit without a timer.
    @Test
    void what_commits_while_an_append_is_in_flight_goes_together() {
        start();
        Faults.Hold hold = shop.journal.faults.hold("append");
        shop.submit(open("a", 0));
        shop.submit(open("b", 0));
        shop.submit(open("c", 0));
        assertThat(shop.journal.tried).hasSize(1);

        hold.release();

        assertThat(shop.journal.entries).hasSize(2);
        assertThat(shop.database.outbox).isEmpty();
    }

    @Test
    void a_batch_that_commits_between_the_look_and_the_sleep_is_not_slept_over() {
        Faults.Hold beat = shop.journal.faults.hold("beat");
        start();
        shop.submit(open("a", 0));
        assertThat(shop.journal.entries).isEmpty();

        beat.release();

        assertThat(shop.journal.entries).hasSize(1);
    }

    @Test
    void a_journal_that_cannot_be_reached_gets_no_heartbeat_from_it() {
        start();
        for (int i = 0; i < 4; i++) {
            shop.journal.faults.fail("append", new IllegalStateException("down"));
            shop.journal.faults.fail("read", new IllegalStateException("down"));
        }
        shop.submit(open("a", 0));
        shop.pace.passMillis(999);
        assertThat(shop.journal.beats).hasSize(1);

        shop.pace.pass(Workshop.HEARTBEAT);
        assertThat(shop.journal.beats).hasSize(2);
        assertThat(shop.journal.entries).hasSize(1);
    }

    @Test
    void a_database_that_does_not_answer_stops_the_heart_and_not_the_loop() {
        for (int i = 0; i < 3; i++) {
            shop.database.faults.fail(
                    "snapshot", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "down"));
        }
        Result<Void> run = start();
        shop.pace.passMillis(2_999);
        assertThat(shop.journal.beats).isEmpty();
        assertThat(shop.database.faults.calls("snapshot")).isEqualTo(3);

        shop.pace.passMillis(1);

        assertThat(shop.journal.beats).hasSize(1);
        assertThat(run.isOpen()).isTrue();
    }

    @Test
    void a_heartbeat_that_fails_is_not_its_concern() {
        shop.journal.faults.fail("beat", new IllegalStateException("lost"));
        Result<Void> run = start();

        shop.pace.pass(Workshop.HEARTBEAT);

        assertThat(run.isOpen()).isTrue();
        assertThat(shop.journal.beats).hasSize(1);
    }

    @Test
    void a_seal_ends_it_and_the_region_knows_that_it_is_fenced() {
        shop.journal.put(Entries.seal(Entries.at(1, 1), EntryHash.GENESIS));
        Result<?> reply = shop.submit(open("a", 0));
        Result<Void> run = start();

        assertThat(run.isOpen()).isFalse();
        assertThat(shop.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(shop.state.now().damaged()).isFalse();
        assertThat(reply.isOpen()).isFalse();
        assertThat(shop.pace.waiting()).isZero();
    }

    @Test
    void lost_commits_end_it_and_the_region_knows_that_it_is_damaged() {
        shop.journal.put(
                Entries.decisions(Entries.at(1, 1), EntryHash.GENESIS, Entries.carried(9)));
        Result<Void> run = start();
        shop.submit(open("a", 0));

        assertThat(run.isOpen()).isFalse();
        assertThat(shop.state.now().role()).isEqualTo(RegionRole.STANDBY);
        assertThat(shop.state.now().damaged()).isTrue();
    }

    @Test
    void it_ends_when_the_region_is_not_active_in_its_epoch_any_more() {
        Result<Void> run = start();
        shop.state.standBy(Optional.of(Regions.WEST));

        shop.pace.pass(Workshop.HEARTBEAT);

        assertThat(run.item()).isNull();
        assertThat(shop.pace.waiting()).isZero();
    }

    @Test
    void a_loop_of_an_old_epoch_ends_at_once_and_demotes_nobody() {
        shop.state.activate(epoch(2));

        assertThat(start().item()).isNull();
        assertThat(shop.state.now().role()).isEqualTo(RegionRole.ACTIVE);
        assertThat(shop.database.faults.calls()).isEmpty();
    }

    /// It woke up late, in an epoch that was sealed long ago, while this region is active again.
    @Test
    void a_late_verdict_about_an_old_epoch_demotes_nobody() {
        Result<Void> run = start();
        Faults.Hold hold = shop.journal.faults.hold("append");
        shop.submit(open("a", 0));
        shop.journal.put(Entries.seal(Entries.at(1, 1), EntryHash.GENESIS));
        shop.state.activate(epoch(3));

        hold.release();

        assertThat(run.isOpen()).isFalse();
        assertThat(shop.state.now().accepts()).isTrue();
        assertThat(shop.state.now().epoch()).isEqualTo(epoch(3));
    }

    /// It crashed between the append and the settlement.
    @Test
    void what_the_journal_has_beyond_the_position_is_taken_in_before_the_first_heartbeat() {
        shop.database.commit(open("a", 0));
        shop.database.faults.fail(
                "settle", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "crash"));
        assertThat(Result.of(shop.relay.step(epoch(1))).failure()).isNotNull();

        start();

        assertThat(shop.database.position).isEqualTo(Entries.at(1, 1));
        assertThat(shop.database.outbox).isEmpty();
        assertThat(shop.journal.tried).hasSize(1);
    }

    /// A restored backup shows itself before anybody is served from it.
    @Test
    void a_database_that_lacks_what_the_journal_has_ends_it_at_once() {
        shop.journal.put(
                Entries.decisions(Entries.at(1, 1), EntryHash.GENESIS, Entries.carried(9)));

        assertThat(start().isOpen()).isFalse();

        assertThat(shop.state.now().damaged()).isTrue();
        assertThat(shop.journal.beats).isEmpty();
    }

    @Test
    void a_draining_region_goes_on_relaying() {
        start();
        shop.database.commit(open("a", 0));
        shop.state.drain();

        shop.pace.pass(Workshop.HEARTBEAT);

        assertThat(shop.database.outbox).isEmpty();
        assertThat(shop.journal.beats).hasSize(2);
    }

    @Test
    void whoever_does_not_lead_leaves_the_outbox_to_the_leader() {
        shop.leads = false;
        start();
        shop.database.commit(open("a", 0));

        shop.pace.passMillis(4_999);

        assertThat(shop.journal.tried).isEmpty();
        assertThat(shop.journal.beats).isEmpty();
    }

    /// The leader may be frozen with its lock.
    @Test
    void whoever_does_not_lead_relays_after_a_while_all_the_same() {
        shop.leads = false;
        start();
        shop.database.commit(open("a", 0));

        shop.pace.passMillis(6_000);

        assertThat(shop.journal.entries).hasSize(1);
    }

    @Test
    void an_outbox_that_gets_on_does_not_stand_still() {
        shop.pace.passMillis(60_000);
        assertThat(shop.loop.isStalled()).isTrue();

        start();
        assertThat(shop.loop.isStalled()).isFalse();
        shop.pace.passMillis(60_000);
        assertThat(shop.loop.isStalled()).isFalse();
    }

    @Test
    void an_outbox_that_does_not_get_on_stands_still_after_a_while() {
        start();
        for (int i = 0; i < 10; i++) {
            shop.database.faults.fail(
                    "snapshot", new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "down"));
        }
        shop.pace.passMillis(7_999);
        assertThat(shop.loop.isStalled()).isFalse();

        shop.pace.passMillis(1);
        assertThat(shop.loop.isStalled()).isTrue();
    }

    @Test
    void another_relay_that_got_on_is_no_reason_to_wait() {
        shop.database.commit(open("a", 0));
        Faults.Hold hold = shop.journal.faults.hold("append");
        start();
        shop.database.position = Entries.at(1, 1);
        shop.database.hash = Entries.seal(Entries.at(1, 1), EntryHash.GENESIS).hash();

        hold.release();

        assertThat(shop.database.faults.calls("snapshot")).isGreaterThanOrEqualTo(2);
        assertThat(shop.journal.entries).containsKey(Entries.at(1, 2));
    }

    private Result<Void> start() {
        return Result.of(shop.loop.run(epoch(1)));
    }
}
