package dev.holdfast.postgres;

import static dev.holdfast.postgres.Commands.open;
import static dev.holdfast.postgres.Commands.transfer;
import static dev.holdfast.postgres.TestLedger.GATE;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.commit;
import static dev.holdfast.postgres.TestLedger.rowOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.StoreFailure.Kind;
import io.vertx.mutiny.sqlclient.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a caller may conclude when a real database fails.
@ExtendWith(SharedPostgres.class)
class FailuresIT {

    private static final Duration SHORT = Duration.ofMillis(800);

    /// The server gives up after three quarters of it; the rest is for its answer.
    private static final Duration ROOMY = Duration.ofSeconds(2);

    private static final Command TRANSFER = transfer("t", "a", "b", 1);

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

    private static Kind failure(Callable<?> action) {
        return catchThrowableOfType(StoreFailure.class, action::call).kind();
    }

    private static LedgerTransaction begin(PgLedgerStore store) {
        return await(store.begin(GATE, Touched.byCommands(List.of(TRANSFER))));
    }

    private boolean isWritten() {
        return ledger.database().ask("SELECT count(*) FROM decisions WHERE key = 't'").equals("1");
    }

    @Test
    void a_batch_that_waits_too_long_for_another_is_a_conflict_and_keeps_its_connection() {
        Pool pool = ledger.database().pool(1);
        PgLedgerStore hasty = new PgLedgerStore(pool, ROOMY);
        LedgerTransaction running = ledger.begin(TRANSFER);

        assertThat(failure(() -> begin(hasty))).isEqualTo(Kind.CONFLICT);

        await(running.rollback());
        await(begin(hasty).rollback());
        await(pool.close());
    }

    @Test
    void an_exhausted_pool_is_unavailable_and_loses_no_connection() {
        Pool pool = ledger.database().pool(1);
        PgLedgerStore narrow = new PgLedgerStore(pool, SHORT);
        PgLedgerStore patient = new PgLedgerStore(pool, TestLedger.TIMEOUT);
        LedgerTransaction running = begin(patient);

        assertThat(failure(() -> begin(narrow))).isEqualTo(Kind.UNAVAILABLE);

        commit(running, rowOf(running), TRANSFER);
        await(begin(patient).rollback());
        await(pool.close());
    }

    @Test
    void a_server_that_cannot_be_reached_is_unavailable() {
        Pool pool = new TestDatabase(pair.primary(), "no_such_database").pool(1);

        assertThat(failure(() -> begin(new PgLedgerStore(pool, SHORT))))
                .isEqualTo(Kind.UNAVAILABLE);
        await(pool.close());
    }

    @Test
    void a_session_that_is_ended_before_the_commit_leaves_nothing_and_never_claims_more() {
        LedgerTransaction running = ledger.begin(TRANSFER);
        ledger.database().terminate("idle in transaction");

        Kind kind = failure(() -> commit(running, rowOf(running), TRANSFER));

        assertThat(kind).isIn(Kind.UNAVAILABLE, Kind.COMMIT_UNKNOWN);
        assertThat(isWritten()).isFalse();
        ledger.submit(TRANSFER);
        assertThat(isWritten()).isTrue();
    }

    @Test
    void a_session_that_is_ended_after_commit_was_sent_leaves_the_outcome_unknown()
            throws SQLException {
        LedgerTransaction running = ledger.begin(TRANSFER);
        try (Connection blocker = ledger.database().connect()) {
            blocker.setAutoCommit(false);
            blocker.createStatement().execute("LOCK TABLE outbox IN SHARE MODE");
            CompletableFuture<?> committing =
                    CompletableFuture.supplyAsync(() -> commit(running, rowOf(running), TRANSFER));
            ledger.database().waitForBlocked(1);
            ledger.database().terminate("active");

            assertThat(failure(() -> joined(committing))).isEqualTo(Kind.COMMIT_UNKNOWN);
            blocker.rollback();
        }
        assertThat(isWritten()).isFalse();
    }

    private static Object joined(CompletableFuture<?> future) throws Exception {
        try {
            return future.join();
        } catch (CompletionException wrapped) {
            throw (Exception) wrapped.getCause();
        }
    }

    @Test
    void a_commit_that_gets_no_answer_in_time_is_unknown_and_its_connection_is_closed()
            throws SQLException {
        Pool pool = ledger.database().pool(1);
        PgLedgerStore hasty = new PgLedgerStore(pool, SHORT);
        // Client and server have the same bound. Here the server notices its own, and still says
        // nothing while the second lock is held: so it is the client that stops waiting first.
        ledger.database()
                .execute(
                        """
                        CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql
                        SET lock_timeout = 0
                        AS 'BEGIN
                              PERFORM pg_advisory_xact_lock(99);
                              RETURN NEW;
                            EXCEPTION WHEN query_canceled THEN
                              PERFORM pg_advisory_xact_lock(98);
                              RAISE;
                            END';
                        CREATE TRIGGER dawdle BEFORE INSERT ON outbox
                        FOR EACH ROW EXECUTE FUNCTION dawdle()
                        """);
        try (Connection blocker = ledger.database().connect()) {
            blocker.createStatement().execute("SELECT pg_advisory_lock(98), pg_advisory_lock(99)");
            LedgerTransaction running = begin(hasty);

            assertThat(failure(() -> commit(running, rowOf(running), TRANSFER)))
                    .isEqualTo(Kind.COMMIT_UNKNOWN);
            blocker.createStatement().execute("SELECT pg_advisory_unlock(98)");
            // The server gave up on its own: the lock that it waited for is still held.
            ledger.database()
                    .waitUntil(
                            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active'"
                                    + " AND usename = 'holdfast' AND datname = current_database()",
                            "0");
        }
        assertThat(isWritten()).isFalse();
        ledger.database().execute("DROP TRIGGER dawdle ON outbox");
        LedgerTransaction next = begin(hasty);
        commit(next, rowOf(next), TRANSFER);
        assertThat(isWritten()).isTrue();
        await(pool.close());
    }

    @Test
    void a_row_that_the_database_refuses_takes_the_whole_batch_with_it() {
        ledger.database().execute("ALTER TABLE decisions ADD CHECK (amount <> 13)");
        List<String> before = ledger.database().dump();
        Command bad = transfer("bad", "a", "b", 13);

        assertThat(failure(() -> ledger.submit(TRANSFER, bad))).isEqualTo(Kind.REFUSED);

        assertThat(ledger.database().dump()).isEqualTo(before);
        ledger.submit(TRANSFER);
        assertThat(isWritten()).isTrue();
    }

    @Test
    void an_account_that_changed_behind_the_batch_is_a_conflict_and_not_a_lost_update() {
        LedgerTransaction running = ledger.begin(TRANSFER);
        ledger.database().execute("UPDATE accounts SET version = version + 1");

        assertThat(failure(() -> commit(running, rowOf(running), TRANSFER)))
                .isEqualTo(Kind.CONFLICT);
        assertThat(isWritten()).isFalse();
    }

    @Test
    void a_second_reversal_of_one_transfer_is_refused_by_the_database_itself() {
        ledger.submit(TRANSFER, transfer("more", "a", "b", 10));
        ledger.submit(Commands.reverse("r1", "t"));
        Command again = Commands.reverse("r2", "t");
        LedgerTransaction second = ledger.begin(again);
        LedgerView blind =
                new LedgerView(second.view().accounts(), second.view().decisions(), Set.of());
        LedgerChange change = LedgerRules.decide(List.of(again), blind, TestLedger.NOW).change();
        OutboxRow row =
                new OutboxRow(
                        rowOf(second).id(),
                        second.order(),
                        DecisionCodec.encode(change.decisions()));

        assertThat(change.postings()).hasSize(2);
        assertThat(failure(() -> await(second.commit(change, row)))).isEqualTo(Kind.CONFLICT);
    }
}
