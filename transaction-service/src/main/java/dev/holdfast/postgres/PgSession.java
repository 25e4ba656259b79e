package dev.holdfast.postgres;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// One borrowed connection. What is sent starts at once and is answered in order, so statements that
/// are sent one after the other cost one round trip; hence futures in here, which start by themselves,
/// unlike a Uni.
///
/// Two rules keep that safe. A statement that fails on the server aborts the transaction, and a COMMIT
/// right behind it rolls back. A statement that fails on this side is never sent, and a COMMIT right
/// behind it would commit the ones before: so **a COMMIT is sent unseen only behind a single statement
/// that writes**.
final class PgSession {

    /// What every transaction runs under: it waits for nobody longer than its client does, it cannot
    /// hold its locks from a frozen process, and its plans do not depend on what the tables held when
    /// the statement was first used.
    private static final String BEGIN =
            """
            BEGIN;
            SET LOCAL lock_timeout = %1$d;
            SET LOCAL statement_timeout = %1$d;
            SET LOCAL idle_in_transaction_session_timeout = %1$d;
            SET LOCAL synchronous_commit = on;
            SET LOCAL plan_cache_mode = force_generic_plan;
            SET LOCAL enable_seqscan = off;
            SET LOCAL jit = off
            """;

    private final SqlConnection connection;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean lost;
    private volatile boolean inTransaction;
    private volatile boolean commitSent;

    PgSession(SqlConnection connection) {
        this.connection = connection;
        connection.closeHandler(closed -> lost = true);
    }

    Future<RowSet<Row>> send(String sql, Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.wrap(parameters));
    }

    Future<RowSet<Row>> begin(Duration timeout) {
        inTransaction = true;
        return connection.query(BEGIN.formatted(timeout.toMillis())).execute();
    }

    /// Sends COMMIT right behind the one statement that writes.
    ///
    /// @return the statement's rows, once they are committed
    Future<RowSet<Row>> commit(Future<RowSet<Row>> written) {
        return commit().transform(committed -> committed.succeeded() ? written : first(written, committed.cause()));
    }

    private static Future<RowSet<Row>> first(Future<RowSet<Row>> written, Throwable cause) {
        return written.failed() ? written : Future.failedFuture(cause);
    }

    Future<RowSet<Row>> commit() {
        commitSent = true;
        inTransaction = false;
        return connection.query("COMMIT").execute();
    }

    Future<RowSet<Row>> rollback() {
        inTransaction = false;
        return connection.query("ROLLBACK").execute();
    }

    boolean isInTransaction() {
        return inTransaction;
    }

    boolean isCommitSent() {
        return commitSent;
    }

    /// Whether the connection is known to be closed.
    boolean isLost() {
        return lost;
    }

    void giveBack() {
        if (ended.compareAndSet(false, true)) {
            connection.close();
        }
    }

    /// Closes the connection itself: what it was doing ends with it, and nobody gets it again. The pool
    /// offers no such thing, it would hand the connection to the next user.
    void breakOff() {
        if (ended.compareAndSet(false, true)) {
            lost = true;
            SqlConnectionInternal pooled = (SqlConnectionInternal) connection;
            ((SocketConnectionBase) pooled.unwrap().unwrap()).socket().close();
        }
    }
}
