package dev.holdfast.recovery;

import static dev.holdfast.ledger.Samples.limit;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.journal.Payload;
import dev.holdfast.ledger.Book;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.processing.Faults;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import org.junit.jupiter.api.Test;

class UndoOutboxTest {

    private final Survivor region = new Survivor();

    @Test
    void an_empty_outbox_leaves_nothing_to_undo() {
        assertThat(undo().item()).isZero();
    }

    @Test
    void rows_are_taken_back_newest_first_until_only_what_was_journaled_is_left() {
        region.database.commit(open("a", 9), open("b", 0));
        region.database.outbox.clear();
        Book journaled = region.database.book.copy();
        region.database.commit(transfer("t", "a", "b", 5));
        region.database.commit(limit("l", "a", 5), open("c", 0));
        region.database.commit(transfer("u", "b", "c", 5), transfer("v", "a", "c", 1));

        assertThat(undo().item()).isEqualTo(5);

        assertThat(region.database.outbox).isEmpty();
        assertThat(region.database.book).isEqualTo(journaled);
    }

    @Test
    void a_row_that_another_worker_was_faster_with_is_passed_over() {
        region.database.commit(open("a", 0));
        OutboxRow newest = region.database.commit(open("b", 0));
        Claim claim = region.claimed();
        Faults.Hold hold = region.store.faults.hold("begin");
        Result<Long> slow = Result.of(region.undo.run(claim));
        Result<Long> fast = Result.of(region.undo.run(claim));
        assertThat(fast.item()).isEqualTo(2);

        hold.release();

        assertThat(slow.item()).isZero();
        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
        assertThat(region.database.outbox).doesNotContain(newest).isEmpty();
        assertThat(region.database.book).isEqualTo(new Book());
    }

    @Test
    void a_row_that_left_while_it_was_undone_is_not_counted() {
        region.database.commit(open("a", 0));
        Claim claim = region.claimed();
        Faults.Hold hold = region.store.faults.hold("undo");
        Result<Long> slow = Result.of(region.undo.run(claim));
        Result.of(region.undo.run(claim)).item();

        hold.release();

        assertThat(slow.item()).isZero();
    }

    @Test
    void books_that_contradict_the_row_stop_it_with_nothing_written() {
        OutboxRow row = region.database.commit(open("a", 0));
        region.database.commit(transfer("t", "a", "x", 1), open("x", 0));
        region.database.outbox.removeLast();
        region.database.commit(limit("l", "a", 3));
        region.database.outbox.removeLast();

        assertThat(undo().failure()).isInstanceOf(CorruptLedger.class);

        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
        assertThat(region.database.outbox).containsExactly(row);
    }

    @Test
    void a_row_that_cannot_be_read_stops_it() {
        OutboxRow row = region.database.commit(open("a", 0));
        region.database.outbox.clear();
        region.database.outbox.add(
                new OutboxRow(row.id(), row.order(), Payload.of(new byte[] {9})));

        assertThat(undo().failure()).isInstanceOf(CorruptJournal.class);
    }

    @Test
    void a_database_that_belongs_to_a_later_claim_is_left_alone() {
        region.database.commit(open("a", 0));
        Claim claim = region.claimed();
        region.database.gate = new Gate(claim.epoch().next(), claim.region(), false);

        assertThat(Result.of(region.undo.run(claim)).failure()).isInstanceOf(StoreFailure.class);
        assertThat(region.database.outbox).hasSize(1);
    }

    @Test
    void after_an_interruption_it_goes_on_where_it_was() {
        region.database.commit(open("a", 0));
        region.database.commit(open("b", 0));
        region.database.commit(open("c", 0));
        Claim claim = region.claimed();
        StoreFailure unknown = new StoreFailure(StoreFailure.Kind.COMMIT_UNKNOWN, "on purpose");
        region.store.faults.loseAnswer("undo", unknown);
        assertThat(Result.of(region.undo.run(claim)).failure()).isSameAs(unknown);

        assertThat(Result.of(region.undo.run(claim)).item()).isEqualTo(2);
        assertThat(region.database.book).isEqualTo(new Book());
    }

    private Result<Long> undo() {
        return Result.of(region.undo.run(region.claimed()));
    }
}
