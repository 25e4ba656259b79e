package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.ME;
import static dev.holdfast.postgres.TestLedger.OTHER;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.claim;
import static dev.holdfast.postgres.TestLedger.commit;
import static dev.holdfast.postgres.TestLedger.rowOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may write, on a real database.
@ExtendWith(SharedPostgres.class)
class CloseIT {

    private static final Claim NEXT = claim(2, OTHER);

    private TestLedger ledger;
    private PostgresPair pair;

    @BeforeEach
    void openLedger(PostgresPair servers) {
        pair = servers;
        ledger = TestLedger.open(servers);
        ledger.submit(open("a", 100), open("b", 0));
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    private static void assertKind(StoreFailure.Kind kind, Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        StoreFailure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    @Test
    void a_new_database_is_closed_and_begins_where_the_journal_begins() {
        try (TestLedger fresh = TestLedger.closed(pair)) {
            Standing standing = await(fresh.recovery.standing());

            assertThat(standing.gate().epoch()).isEqualTo(Epoch.NONE);
            assertThat(standing.gate().open()).isFalse();
            assertThat(standing.position()).isEqualTo(Position.START);
            assertKind(StoreFailure.Kind.GATE_CLOSED, () -> fresh.begin(open("x", 0)));
        }
    }

    @Test
    void closing_waits_for_the_running_batch_and_turns_later_ones_away() {
        LedgerTransaction running = ledger.begin(transfer("t", "a", "b", 1));
        CompletableFuture<Standing> closing =
                ledger.recovery.close(NEXT).subscribeAsCompletionStage();
        ledger.database().waitForBlocked(1);

        assertThat(closing).isNotDone();
        commit(running, rowOf(running), transfer("t", "a", "b", 1));

        assertThat(closing.join().gate()).isEqualTo(Gate.closed(NEXT));
        assertThat(ledger.database().ask("SELECT count(*) FROM decisions WHERE key = 't'"))
                .isEqualTo("1");
        assertKind(StoreFailure.Kind.GATE_CLOSED, () -> ledger.begin(transfer("u", "a", "b", 1)));
    }

    @Test
    void a_batch_that_waited_behind_a_closing_finds_the_gate_closed() {
        LedgerTransaction running = ledger.begin(transfer("t", "a", "b", 1));
        CompletableFuture<Standing> closing =
                ledger.recovery.close(NEXT).subscribeAsCompletionStage();
        ledger.database().waitForBlocked(1);
        CompletableFuture<LedgerTransaction> late =
                ledger.store
                        .begin(GATE, Touched.byCommands(List.of(open("x", 0))))
                        .subscribeAsCompletionStage();
        ledger.database().waitForBlocked(2);

        await(running.rollback());

        closing.join();
        assertThat(late)
                .failsWithin(TestLedger.TIMEOUT)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        StoreFailure.class,
                        failure ->
                                assertThat(failure.kind())
                                        .isEqualTo(StoreFailure.Kind.GATE_CLOSED));
    }

    @Test
    void closing_leaves_a_later_reign_alone_and_may_run_twice() {
        await(ledger.recovery.close(NEXT));

        assertThat(await(ledger.recovery.close(NEXT)).gate()).isEqualTo(Gate.closed(NEXT));
        assertThat(await(ledger.recovery.close(claim(1, ME))).gate()).isEqualTo(Gate.closed(NEXT));
        assertThat(await(ledger.recovery.close(claim(2, ME))).gate()).isEqualTo(Gate.closed(NEXT));
    }
}
