package dev.holdfast.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One borrowed connection. What is sent starts at once and is answered in order, so statements
/// that are sent one after the other cost one round trip; hence futures in here, which start by
/// themselves, unlike a Uni.
///
/// Two rules keep that safe. A statement that fails on the server aborts the transaction, and a
/// COMMIT right behind it rolls back. A statement that fails on this side is never sent, and a
/// COMMIT right behind it would commit the ones before: so **a COMMIT is sent unseen only behind a
/// single statement that writes**.
final class PgSession {

    /// What every transaction runs under: it gives up waiting for a lock before its client gives up
    /// on it, it cannot hold its own from a frozen process, and its plans do not depend on what the
    /// tables held when the statement was first used.
    @SuppressWarnings("InlineFormatString")
    private static final String BEGIN =
            """
            BEGIN;
            SET LOCAL lock_timeout = %2$d;
            SET LOCAL statement_timeout = %1$d;
            SET LOCAL idle_in_transaction_session_timeout = %1$d;
            SET LOCAL synchronous_commit = on;
            SET LOCAL plan_cache_mode = force_generic_plan;
            SET LOCAL enable_seqscan = off;
            SET LOCAL jit = off
            """;

    /// A quarter of the time is left for the answer.
    private static final int LOCK_MARGIN = 4;

    private final SqlConnection connection;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile boolean lost;
    private volatile boolean inTransaction;
    private volatile boolean commitSent;

    PgSession(SqlConnection connection) {
        this.connection = connection;
        connection.closeHandler(closed -> lost = true);
        // What the server says when it ends a session; the next use of the session reports it.
        connection.exceptionHandler(said -> lost = true);
    }

    Future<RowSet<Row>> send(String sql, @Nullable Object... parameters) {
        return connection.preparedQuery(sql).execute(Tuple.wrap(parameters));
    }

    Future<RowSet<Row>> begin(Duration timeout) {
        inTransaction = true;
        long bound = timeout.toMillis();
        long lockBound = bound - bound / LOCK_MARGIN;
        return connection.query(BEGIN.formatted(bound, lockBound)).execute();
    }

    /// Sends COMMIT right behind the one statement that writes.
    ///
    /// @return the statement's rows, once they are committed
    Future<RowSet<Row>> commit(Future<RowSet<Row>> written) {
        return commit().transform(committed ->
                committed.succeeded() ? written : first(written, committed.cause()));
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

    /// Closes the connection itself: what it was doing ends with it, and nobody gets it again. The
    /// pool offers no such thing, it would hand the connection to the next user.
    void breakOff() {
        if (ended.compareAndSet(false, true)) {
            lost = true;
            SqlConnectionInternal pooled = (SqlConnectionInternal) connection;
            ((SocketConnectionBase) pooled.unwrap().unwrap()).socket().close();
        }
    }

    /// The same, for a connection with nothing going on. That it is closed is heard from the
    /// connection: the socket does not tell whoever closes it.
    Future<Void> hangUp() {
        Promise<Void> closed = Promise.promise();
        connection.closeHandler(gone -> closed.tryComplete());
        breakOff();
        return closed.future();
    }
}
