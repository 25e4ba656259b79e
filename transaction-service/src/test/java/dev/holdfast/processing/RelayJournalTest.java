package dev.holdfast.processing;

import static dev.holdfast.journal.Entries.at;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.region.Regions.epoch;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entries;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Payload;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Samples;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Regions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every row of the protocol's table of events and reactions.
class RelayJournalTest {

    private final Workshop shop = new Workshop();

    @Test
    void an_empty_outbox_is_left_alone() {
        assertThat(shop.step()).isEqualTo(RelayJournal.Step.IDLE);
        assertThat(shop.journal.tried).isEmpty();
    }

    @Test
    void the_rows_of_one_snapshot_become_the_next_entry_in_their_order() {
        OutboxRow first = shop.database.commit(open("a", 0));
        OutboxRow second = shop.database.commit(open("b", 0));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);

        ChainedEntry entry = shop.journal.entries.get(at(1, 1));
        assertThat(rows(entry)).containsExactly(first.carried(), second.carried());
        assertThat(entry.entry().header())
                .isEqualTo(
                        new Entry.Header(
                                at(1, 1), EntryHash.GENESIS, Regions.EAST, shop.pace.now()));
        assertThat(shop.database.outbox).isEmpty();
        assertThat(shop.database.position).isEqualTo(at(1, 1));
        assertThat(shop.database.hash).isEqualTo(entry.hash());
    }

    @Test
    void each_entry_follows_the_one_before_it() {
        shop.database.commit(open("a", 0));
        shop.step();
        shop.database.commit(open("b", 0));
        shop.step();

        ChainedEntry first = shop.journal.entries.get(at(1, 1));
        assertThat(shop.journal.entries.get(at(1, 2)).follows(first.hash())).isTrue();
    }

    @Test
    void a_database_of_another_reign_is_not_relayed() {
        shop.database.commit(open("a", 0));
        for (Gate gate :
                List.of(
                        Gate.open(epoch(2), Regions.EAST),
                        Gate.open(epoch(1), Regions.WEST),
                        new Gate(epoch(1), Regions.EAST, false))) {
            shop.database.gate = gate;
            assertThat(shop.step()).isEqualTo(RelayJournal.Step.FENCED);
        }
        assertThat(shop.journal.tried).isEmpty();
    }

    /// After a promotion that came too late, say.
    @Test
    void a_database_that_is_not_the_writer_is_reported_and_not_relayed() {
        OutboxRow row = shop.database.commit(open("a", 0));
        shop.database.writable = false;

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.UNREACHABLE);
        assertThat(shop.journal.tried).isEmpty();

        putAt(at(1, 1), row.carried());
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.UNREACHABLE);
        assertThat(shop.database.position).isEqualTo(Position.START);
    }

    /// The first put got through, and its answer was lost.
    @Test
    void a_put_that_timed_out_and_is_found_is_durable() {
        shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(shop.database.outbox.getFirst());
        shop.journal.faults.loseAnswer("append", timeOut());

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);

        assertThat(shop.journal.faults.calls()).containsExactly("append", "read");
        assertThat(waiter.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void a_put_that_timed_out_and_is_absent_is_put_again_with_the_same_bytes() {
        shop.database.commit(open("a", 0));
        shop.journal.faults.fail("append", timeOut());
        Result<RelayJournal.Step> result = start();
        assertThat(result.isOpen()).isTrue();
        shop.database.commit(open("late", 0));

        shop.pace.passMillis(100);

        assertThat(result.item()).isEqualTo(RelayJournal.Step.MOVED);
        assertThat(shop.journal.tried).hasSize(2).containsOnly(shop.journal.tried.getFirst());
        assertThat(shop.database.outbox).hasSize(1);
    }

    /// The put is slow, is tried again, and then meets itself.
    @Test
    void the_position_that_is_taken_by_the_very_entry_is_durable() {
        shop.database.commit(open("a", 0));
        shop.journal.faults.loseAnswer("append", timeOut());
        shop.journal.faults.fail("read", timeOut());
        Result<AwaitJournal.Ending> waiter = await(shop.database.outbox.getFirst());
        Result<RelayJournal.Step> result = start();

        shop.pace.passMillis(100);

        assertThat(result.item()).isEqualTo(RelayJournal.Step.MOVED);
        assertThat(shop.journal.faults.calls()).containsExactly("append", "read", "append");
        assertThat(waiter.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(shop.journal.entries).hasSize(1);
    }

    @Test
    void a_journal_that_does_not_answer_is_tried_four_times_and_nobody_is_told_done() {
        shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(shop.database.outbox.getFirst());
        for (int i = 0; i < 9; i++) {
            shop.journal.faults.fail("append", timeOut());
            shop.journal.faults.fail("read", timeOut());
        }
        Result<RelayJournal.Step> result = start();

        shop.pace.passMillis(1_000);

        assertThat(result.item()).isEqualTo(RelayJournal.Step.UNREACHABLE);
        assertThat(shop.journal.faults.calls("append")).isEqualTo(4);
        assertThat(waiter.isOpen()).isTrue();
        assertThat(shop.database.outbox).hasSize(1);
        assertThat(shop.database.position).isEqualTo(Position.START);
    }

    /// Two relays of one region: what the other stored is the truth, and what it did not carry
    /// stays.
    @Test
    void other_content_of_the_same_region_is_adopted() {
        OutboxRow carried = shop.database.commit(open("a", 0));
        OutboxRow left = shop.database.commit(open("b", 0));
        ChainedEntry theirs = putAt(at(1, 1), carried.carried());
        Result<AwaitJournal.Ending> one = await(carried);
        Result<AwaitJournal.Ending> other = await(left);

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);

        assertThat(shop.database.outbox).containsExactly(left);
        assertThat(shop.database.hash).isEqualTo(theirs.hash());
        assertThat(one.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(other.isOpen()).isTrue();
        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);
        assertThat(other.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void an_entry_with_a_row_that_is_not_here_means_lost_commits() {
        OutboxRow here = shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(here);
        putAt(at(1, 1), here.carried(), Entries.carried(77));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.DAMAGED);

        assertThat(waiter.isOpen()).isTrue();
        assertThat(shop.database.outbox).containsExactly(here);
        assertThat(shop.database.position).isEqualTo(Position.START);
    }

    /// The same row id with other decisions, as a restored database would write it again.
    @Test
    void rows_are_compared_by_content_and_not_by_id() {
        OutboxRow here = shop.database.commit(open("a", 0));
        putAt(at(1, 1), new CarriedRow(here.id(), Payload.of(new byte[] {1, 0})));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.DAMAGED);
        assertThat(shop.database.outbox).containsExactly(here);
    }

    @Test
    void an_entry_that_follows_another_history_means_lost_commits() {
        OutboxRow here = shop.database.commit(open("a", 0));
        shop.journal.put(Entries.decisions(at(1, 1), new EntryHash(1, 2, 3, 4), here.carried()));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.DAMAGED);
        assertThat(shop.database.faults.calls("settle")).isZero();
    }

    @Test
    void a_seal_fences() {
        OutboxRow here = shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(here);
        shop.journal.put(Entries.seal(at(1, 1), EntryHash.GENESIS));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.FENCED);

        assertThat(waiter.isOpen()).isTrue();
        assertThat(shop.database.outbox).containsExactly(here);
    }

    @Test
    void a_seal_that_is_found_after_a_time_out_fences_as_well() {
        shop.database.commit(open("a", 0));
        shop.journal.put(Entries.seal(at(1, 1), EntryHash.GENESIS));
        shop.journal.faults.fail("append", timeOut());

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.FENCED);
    }

    @Test
    void another_region_in_my_epoch_fences() {
        OutboxRow here = shop.database.commit(open("a", 0));
        shop.journal.put(byRegion(Regions.WEST, here.carried()));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.FENCED);
        assertThat(shop.database.outbox).containsExactly(here);
    }

    /// Mine is what has my hash. The writer's name alone would let a zombie acknowledge.
    @Test
    void the_name_of_the_writer_proves_nothing() {
        OutboxRow here = shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(here);
        putAt(at(1, 1), Entries.carried(5));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.DAMAGED);
        assertThat(waiter.isOpen()).isTrue();
    }

    @Test
    void a_position_that_moved_meanwhile_is_looked_at_again() {
        shop.database.commit(open("a", 0));
        Faults.Hold hold = shop.journal.faults.hold("append");
        Result<RelayJournal.Step> result = start();
        shop.database.position = at(1, 1);

        hold.release();

        assertThat(result.item()).isEqualTo(RelayJournal.Step.RETRY);
    }

    /// The entry is in the journal: its callers are told, though the database fences right after.
    @Test
    void a_gate_that_closes_during_the_put_fences_after_the_confirmation() {
        OutboxRow here = shop.database.commit(open("a", 0));
        Result<AwaitJournal.Ending> waiter = await(here);
        Faults.Hold hold = shop.journal.faults.hold("append");
        Result<RelayJournal.Step> result = start();
        shop.database.gate = Gate.open(epoch(2), Regions.WEST);

        hold.release();

        assertThat(result.item()).isEqualTo(RelayJournal.Step.FENCED);
        assertThat(waiter.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
    }

    @Test
    void a_settlement_of_unknown_outcome_is_answered_by_a_fresh_snapshot() {
        shop.database.commit(open("a", 0));
        StoreFailure unknown = new StoreFailure(StoreFailure.Kind.COMMIT_UNKNOWN, "on purpose");
        shop.database.faults.loseAnswer("settle", unknown);

        assertThat(start().failure()).isSameAs(unknown);

        shop.database.commit(open("b", 0));
        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);
        assertThat(shop.journal.entries).containsOnlyKeys(at(1, 1), at(1, 2));
    }

    /// The entry is stored, the settlement was not: the next step meets its own entry.
    @Test
    void a_settlement_that_failed_is_made_up_for_by_the_next_step() {
        shop.database.commit(open("a", 0));
        StoreFailure down = new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "on purpose");
        shop.database.faults.fail("settle", down);
        assertThat(start().failure()).isSameAs(down);
        shop.database.commit(open("b", 0));

        assertThat(shop.step()).isEqualTo(RelayJournal.Step.MOVED);

        assertThat(shop.database.outbox).hasSize(1);
        assertThat(shop.database.position).isEqualTo(at(1, 1));
    }

    @Test
    void a_settlement_that_fails_for_no_known_reason_fails_the_step() {
        shop.database.commit(open("a", 0));
        shop.database.faults.fail("settle", new IllegalStateException("a bug"));

        assertThat(start().failure()).hasMessage("a bug");
    }

    @Test
    void a_database_that_does_not_answer_fails_the_step() {
        StoreFailure down = new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "on purpose");
        shop.database.faults.fail("snapshot", down);

        assertThat(start().failure()).isSameAs(down);
    }

    @Test
    void nothing_beyond_the_position_is_nothing_to_catch_up_with() {
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.IDLE);
        shop.database.gate = Gate.open(epoch(2), Regions.EAST);
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.FENCED);
    }

    @Test
    void an_entry_of_ours_beyond_the_position_is_settled_and_confirmed() {
        OutboxRow carried = shop.database.commit(open("a", 0));
        OutboxRow left = shop.database.commit(open("b", 0));
        putAt(at(1, 1), carried.carried());
        Result<AwaitJournal.Ending> waiter = await(carried);

        assertThat(catchUp()).isEqualTo(RelayJournal.Step.MOVED);

        assertThat(shop.database.outbox).containsExactly(left);
        assertThat(waiter.item()).isEqualTo(AwaitJournal.Ending.JOURNALED);
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.IDLE);
    }

    @Test
    void an_entry_beyond_the_position_that_does_not_fit_means_lost_commits() {
        putAt(at(1, 1), Entries.carried(5));
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.DAMAGED);

        shop.journal.put(Entries.decisions(at(1, 1), new EntryHash(1, 2, 3, 4)));
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.DAMAGED);
    }

    @Test
    void a_seal_or_another_region_beyond_the_position_fences() {
        shop.journal.put(Entries.seal(at(1, 1), EntryHash.GENESIS));
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.FENCED);

        shop.journal.put(byRegion(Regions.WEST));
        assertThat(catchUp()).isEqualTo(RelayJournal.Step.FENCED);
    }

    private RelayJournal.Step catchUp() {
        return Result.of(shop.relay.catchUp(epoch(1))).item();
    }

    private Result<RelayJournal.Step> start() {
        return Result.of(shop.relay.step(epoch(1)));
    }

    private Result<AwaitJournal.Ending> await(OutboxRow row) {
        return Result.of(
                shop.waiting.until(
                        new AwaitJournal.Awaited(
                                row.id(), Samples.decisionOf("a"), Long.MAX_VALUE)));
    }

    private ChainedEntry putAt(Position position, CarriedRow... rows) {
        return shop.journal.put(Entries.decisions(position, shop.database.hash, rows));
    }

    private static ChainedEntry byRegion(RegionName region, CarriedRow... rows) {
        Entry.Header header =
                new Entry.Header(at(1, 1), EntryHash.GENESIS, region, Entries.WRITTEN);
        return ChainedEntry.of(new Entry.Decisions(header, List.of(rows)));
    }

    private static List<CarriedRow> rows(ChainedEntry entry) {
        return ((Entry.Decisions) entry.entry()).rows();
    }

    private static RuntimeException timeOut() {
        return new IllegalStateException("timed out, on purpose");
    }
}
