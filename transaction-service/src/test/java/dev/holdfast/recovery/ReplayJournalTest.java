package dev.holdfast.recovery;

import static dev.holdfast.journal.Entries.at;
import static dev.holdfast.journal.Entries.carried;
import static dev.holdfast.journal.Entries.row;
import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.transfer;
import static dev.holdfast.region.Regions.WEST;
import static dev.holdfast.region.Regions.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.journal.Entries;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Payload;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Samples;
import dev.holdfast.processing.Faults;
import dev.holdfast.processing.Result;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import org.junit.jupiter.api.Test;

class ReplayJournalTest {

    private final Survivor region = new Survivor();

    @Test
    void every_entry_that_is_lacking_is_applied_and_the_seal_is_passed() {
        region.acknowledge(open("a", 9), open("b", 0));
        region.acknowledge(transfer("t", "a", "b", 4), transfer("u", "a", "b", 99));
        Claim claim = region.sealed();

        assertThat(replay(claim).item()).isEqualTo(4);

        assertThat(region.database.book).isEqualTo(region.lost.database.book);
        assertThat(region.database.carriers).isEqualTo(region.lost.database.carriers);
        assertThat(region.database.position).isEqualTo(at(2, 0));
        assertThat(region.database.hash).isEqualTo(region.journal.lastHash());
    }

    @Test
    void what_the_database_has_is_not_applied_again() {
        region.acknowledge(open("a", 9));
        Claim claim = region.sealed();
        replay(claim).item();
        region.store.faults.calls().clear();

        assertThat(replay(claim).item()).isZero();
        assertThat(region.store.faults.calls()).containsExactly("standing");
    }

    @Test
    void more_entries_than_are_read_at_once_are_applied_as_well() {
        for (int i = 0; i < 70; i++) {
            region.acknowledge(open("a" + i, 0));
        }
        Claim claim = region.sealed();

        assertThat(replay(claim).item()).isEqualTo(70);
        assertThat(region.journal.faults.calls("readFrom")).isEqualTo(3);
    }

    @Test
    void a_database_that_lagged_far_behind_goes_from_epoch_to_epoch() {
        region.acknowledge(open("a", 0));
        Result.of(region.seal.run(claim(4, WEST), region.database.standing())).item();
        region.claimed();
        region.database.gate = Gate.closed(claim(4, WEST));

        assertThat(replay(claim(4, WEST)).item()).isEqualTo(1);
        assertThat(region.database.position).isEqualTo(at(4, 0));
    }

    /// What stands in the claimed epoch was decided later than this takeover knows.
    @Test
    void nothing_of_the_claimed_epoch_is_applied() {
        region.acknowledge(open("a", 0));
        Claim claim = region.sealed();
        region.journal.put(
                Entries.decisions(
                        at(2, 1),
                        region.journal.lastHash(),
                        carried(5, decided(open("z", 0), new Outcome.Opened(account("z"))))));

        assertThat(replay(claim).item()).isEqualTo(1);

        assertThat(region.database.position).isEqualTo(at(2, 0));
        assertThat(region.database.book.accounts()).doesNotContainKey(account("z"));
    }

    @Test
    void a_database_beyond_the_claim_stops_it() {
        Claim claim = region.sealed();
        region.database.position = at(3, 0);

        assertThat(replay(claim).failure())
                .isInstanceOfSatisfying(
                        StepFailure.class,
                        step -> assertThat(step.kind()).isEqualTo(StepFailure.Kind.SUPERSEDED))
                .hasMessageContaining("3/0");
    }

    /// The rules of today would refuse it; it was acknowledged then.
    @Test
    void nothing_is_decided_again() {
        region.acknowledge(open("a", 0), open("b", 0));
        Command.Transfer refusedToday = transfer("t", "a", "b", 5);
        Outcome posted = new Outcome.Posted(account("a"), account("b"), 5, Samples.EUR);
        CarriedRow row = carried(5, decided(refusedToday, posted));
        region.journal.put(Entries.decisions(at(1, 2), region.journal.lastHash(), row));
        Claim claim = region.sealed();

        assertThat(replay(claim).item()).isEqualTo(3);

        assertThat(region.database.book.accounts().get(account("a")).balance()).isEqualTo(-5);
        assertThat(region.database.carriers).containsValue(row(5));
    }

    @Test
    void a_journal_with_a_hole_stops_it() {
        Claim claim = region.claimed();

        assertThat(replay(claim).failure())
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("no entry at 1/1");
    }

    @Test
    void another_history_than_the_journals_stops_it() {
        region.acknowledge(open("a", 0));
        Claim claim = region.sealed();
        region.database.hash = new EntryHash(6, 6, 6, 6);

        assertThat(replay(claim).failure())
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("1/1 does not follow");

        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
        assertThat(region.store.faults.calls("replay")).isZero();
    }

    @Test
    void a_decision_that_is_there_before_its_entry_stops_it() {
        region.acknowledge(open("a", 0));
        region.acknowledge(open("b", 0));
        region.database.commit(open("b", 0));
        Claim claim = region.sealed();

        assertThat(replay(claim).failure())
                .isInstanceOf(CorruptLedger.class)
                .hasMessageContaining("already there");

        assertThat(region.database.position).isEqualTo(at(1, 1));
        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
    }

    @Test
    void an_entry_that_cannot_be_read_stops_it() {
        CarriedRow garbled = new CarriedRow(row(1), Payload.of(new byte[] {1, 1, 99}));
        region.journal.put(Entries.decisions(at(1, 1), EntryHash.GENESIS, garbled));
        Claim claim = region.sealed();

        assertThat(replay(claim).failure()).isInstanceOf(CorruptJournal.class);
        assertThat(region.store.faults.calls("begin")).isZero();
    }

    @Test
    void decisions_that_do_not_fit_the_books_stop_it() {
        Outcome posted = new Outcome.Posted(account("x"), account("y"), 5, Samples.EUR);
        CarriedRow row = carried(1, decided(transfer("t", "x", "y", 5), posted));
        region.journal.put(Entries.decisions(at(1, 1), EntryHash.GENESIS, row));
        Claim claim = region.sealed();

        assertThat(replay(claim).failure()).isInstanceOf(CorruptLedger.class);
        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
    }

    @Test
    void two_workers_apply_everything_once() {
        region.acknowledge(open("a", 0));
        region.acknowledge(open("b", 0));
        Claim claim = region.sealed();
        Faults.Hold hold = region.store.faults.hold("begin");
        Result<Long> slow = replay(claim);
        assertThat(replay(claim).item()).isEqualTo(2);

        hold.release();

        assertThat(slow.item()).isZero();
        assertThat(region.database.book).isEqualTo(region.lost.database.book);
        assertThat(region.store.faults.calls("rollback")).isEqualTo(1);
    }

    @Test
    void after_an_interruption_it_goes_on_where_it_was() {
        region.acknowledge(open("a", 0));
        region.acknowledge(open("b", 0));
        Claim claim = region.sealed();
        StoreFailure unknown = new StoreFailure(StoreFailure.Kind.COMMIT_UNKNOWN, "on purpose");
        region.store.faults.loseAnswer("replay", unknown);
        assertThat(replay(claim).failure()).isSameAs(unknown);

        assertThat(replay(claim).item()).isEqualTo(1);
        assertThat(region.database.book).isEqualTo(region.lost.database.book);
    }

    private Result<Long> replay(Claim claim) {
        return Result.of(region.replay.run(claim));
    }
}
