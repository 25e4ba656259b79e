package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.account;
import static dev.holdfast.postgres.Commands.id;
import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.reverse;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.commit;
import static dev.holdfast.postgres.TestLedger.rowOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.Answer;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Ruling;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RecordedDecision;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Batches on a real database.
@ExtendWith(SharedPostgres.class)
class BatchIT {

    private TestLedger ledger;

    @BeforeEach
    void openLedger(PostgresPair pair) {
        ledger = TestLedger.open(pair);
        ledger.submit(open("a", 100), open("b", 0), open("c", 0));
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private CompletableFuture<LedgerTransaction> beginLater(Command... commands) {
        return ledger.store
                .begin(GATE, Touched.byCommands(List.of(commands)))
                .subscribeAsCompletionStage();
    }

    @Test
    void a_batch_writes_balances_versions_postings_decisions_and_one_outbox_row() {
        LedgerTransaction transaction = ledger.begin(transfer("t", "a", "b", 70));
        OutboxRow row = rowOf(transaction);
        commit(transaction, row, transfer("t", "a", "b", 70));

        assertThat(ledger.database().rows("SELECT balance, version FROM accounts ORDER BY balance"))
                .containsExactly("-70|2", "0|1", "70|2");
        assertThat(
                        ledger.database()
                                .rows(
                                        "SELECT version, amount, balance FROM postings ORDER BY"
                                                + " amount"))
                .containsExactly("2|-70|-70", "2|70|70");
        assertThat(
                        ledger.database()
                                .ask("SELECT kind, outcome, row_id FROM decisions WHERE key = 't'"))
                .isEqualTo("TRANSFER|0|" + row.id());
        assertThat(ledger.snapshot().rows())
                .hasSize(2)
                .last()
                .extracting(OutboxRow::id)
                .isEqualTo(row.id());
    }

    @Test
    void a_batch_sees_exactly_what_it_touches_and_the_accounts_of_what_it_reverses() {
        ledger.submit(transfer("t", "a", "b", 5), open("d", 0));
        ledger.submit(reverse("r", "t"));

        LedgerTransaction transaction = ledger.begin(reverse("again", "t"), open("new", 0));

        assertThat(transaction.view().accounts()).containsOnlyKeys(account("a"), account("b"));
        assertThat(transaction.view().accounts().get(account("a")))
                .isEqualTo(new Account(account("a"), Commands.EUR, 0, 100, 3));
        assertThat(transaction.view().decisions()).containsOnlyKeys(id("t"));
        assertThat(transaction.view().reversed()).containsExactly(id("t"));
        await(transaction.rollback());
    }

    @Test
    void a_recorded_decision_is_journaled_once_its_row_has_left_the_outbox() {
        ledger.submit(transfer("t", "a", "b", 5));

        RecordedDecision before = recorded(transfer("t", "a", "b", 5));
        ledger.relay();
        RecordedDecision after = recorded(transfer("t", "a", "b", 5));

        assertThat(before.journaled()).isFalse();
        assertThat(after).isEqualTo(new RecordedDecision(before.decision(), before.row(), true));
    }

    private RecordedDecision recorded(Command command) {
        LedgerTransaction transaction = ledger.begin(command);
        await(transaction.rollback());
        return transaction.recorded().get(command.key().decisionId());
    }

    @Test
    void two_concurrent_batches_with_the_same_key_make_one_decision() {
        LedgerTransaction first = ledger.begin(transfer("t", "a", "b", 60));
        CompletableFuture<LedgerTransaction> second = beginLater(transfer("t", "a", "b", 60));
        ledger.database().waitForBlocked(1);

        commit(first, rowOf(first), transfer("t", "a", "b", 60));
        LedgerTransaction later = second.join();

        assertThat(later.view().decisions()).containsOnlyKeys(id("t"));
        assertThat(later.view().accounts().get(account("a")).balance()).isEqualTo(-60);
        await(later.rollback());
        assertThat(ledger.database().ask("SELECT count(*) FROM decisions WHERE key = 't'"))
                .isEqualTo("1");
    }

    @Test
    void the_absence_of_an_account_is_not_decided_on_while_another_batch_opens_it() {
        LedgerTransaction first = ledger.begin(open("new", 0));
        CompletableFuture<LedgerTransaction> second = beginLater(transfer("t", "a", "new", 1));
        ledger.database().waitForBlocked(1);

        commit(first, rowOf(first), open("new", 0));
        LedgerTransaction later = second.join();
        Ruling ruling = commit(later, rowOf(later), transfer("t", "a", "new", 1));

        assertThat(ruling.answers().getFirst().decision().outcome())
                .isInstanceOf(Outcome.Posted.class);
    }

    @Test
    void order_numbers_follow_the_order_of_the_locks() {
        LedgerTransaction first = ledger.begin(transfer("t1", "a", "b", 1));
        CompletableFuture<LedgerTransaction> second = beginLater(transfer("t2", "a", "b", 1));
        ledger.database().waitForBlocked(1);
        long drawnSoFar =
                Long.parseLong(ledger.database().ask("SELECT last_value FROM outbox_order"));

        commit(first, rowOf(first), transfer("t1", "a", "b", 1));
        LedgerTransaction later = second.join();

        assertThat(drawnSoFar).isEqualTo(first.order());
        assertThat(later.order()).isGreaterThan(first.order());
        await(later.rollback());
    }

    @Test
    void a_rolled_back_batch_leaves_nothing_and_frees_the_next_one() {
        List<String> before = ledger.database().dump();
        LedgerTransaction first = ledger.begin(transfer("t", "a", "b", 1));
        CompletableFuture<LedgerTransaction> second = beginLater(transfer("t", "a", "b", 1));
        ledger.database().waitForBlocked(1);

        await(first.rollback());
        LedgerTransaction later = second.join();

        assertThat(later.view().decisions()).isEmpty();
        await(later.rollback());
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_batch_that_crashes_before_its_commit_leaves_nothing() {
        List<String> before = ledger.database().dump();
        ledger.begin(transfer("t", "a", "b", 1));

        ledger.database().terminate("idle in transaction");
        LedgerTransaction next = ledger.begin(transfer("t", "a", "b", 1));

        assertThat(next.view().decisions()).isEmpty();
        await(next.rollback());
        assertThat(ledger.database().dump()).isEqualTo(before);
    }

    @Test
    void a_snapshot_takes_rows_in_order_up_to_its_bytes_and_at_least_one() {
        ledger.submit(transfer("t1", "a", "b", 1));
        ledger.submit(transfer("t2", "a", "b", 1));
        List<OutboxRow> all = ledger.snapshot().rows();
        int firstTwo = all.get(0).decisions().length() + all.get(1).decisions().length();

        assertThat(all)
                .isSortedAccordingTo(java.util.Comparator.comparingLong(OutboxRow::order))
                .hasSize(3);
        assertThat(await(ledger.store.snapshot(1)).rows()).isEqualTo(all.subList(0, 1));
        assertThat(await(ledger.store.snapshot(firstTwo - 1)).rows()).isEqualTo(all.subList(0, 1));
        assertThat(await(ledger.store.snapshot(firstTwo)).rows()).isEqualTo(all.subList(0, 2));
    }

    @Test
    void every_kind_of_decision_is_read_as_it_was_written() {
        Command[] commands = {
            open("x", Long.MAX_VALUE),
            Commands.detailed("t", "a", "b", 5),
            Commands.limit("l", "a", 7),
            Commands.limit("l2", "missing", 7),
            reverse("r", "t"),
            reverse("r2", "t"),
            transfer("poor", "c", "a", 1)
        };

        Ruling ruling = ledger.submit(commands);
        LedgerTransaction again = ledger.begin(commands);

        for (Answer answer : ruling.answers()) {
            assertThat(again.view().decisions())
                    .containsEntry(answer.decision().id(), answer.decision());
        }
        assertThat(again.view().decisions()).hasSize(commands.length);
        await(again.rollback());
    }
}
