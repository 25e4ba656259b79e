package dev.holdfast.postgres;

import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import java.time.Duration;

/// A PostgreSQL standby that can be promoted by asking the server itself.
public final class PgCluster implements DatabaseCluster {

    private static final String IS_WRITER = "SELECT NOT pg_is_in_recovery()";

    /// Does not wait: whether it happened is for the caller to see, under a bound of its own.
    private static final String PROMOTE = "SELECT pg_promote(false)";

    /// What the server says if it was promoted before, in a class that means little else.
    private static final String NOT_IN_PREREQUISITE_STATE = "55000";

    private final PgSessions sessions;

    public PgCluster(Pool pool, Duration timeout) {
        this.sessions = new PgSessions(pool, timeout);
    }

    @Override
    public Uni<Boolean> isWriter() {
        return sessions.use(session ->
                session.send(IS_WRITER).map(rows -> rows.iterator().next().getBoolean(0)));
    }

    /// To the server both are the same; what it may lack comes from the journal.
    @Override
    public Uni<Void> promote(Claim claim, Promotion promotion) {
        return sessions.use(session -> session.send(PROMOTE).recover(PgCluster::promotedBefore))
                .replaceWithVoid();
    }

    private static <T> Future<T> promotedBefore(Throwable failure) {
        boolean harmless =
                failure instanceof PgException error
                        && NOT_IN_PREREQUISITE_STATE.equals(error.getSqlState());
        return harmless ? Future.succeededFuture() : Future.failedFuture(failure);
    }
}
