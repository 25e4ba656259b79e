package dev.holdfast.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Closes all connections of a pool, for a process that is about to be copied: its copies must not
/// speak on one and the same connection. Nobody is using them; whoever comes next opens new ones.
public final class DropConnections {

    private final Pool pool;
    private final int most;
    private final Duration timeout;

    /// @param most how many connections the pool may have
    public DropConnections(Pool pool, int most, Duration timeout) {
        this.pool = pool;
        this.most = most;
        this.timeout = timeout;
    }

    /// Succeeds once all are closed. Opens none if there are none.
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(pool.getDelegate().size() == 0 ? none() : all()))
                .ifNoItem()
                .after(timeout)
                .fail();
    }

    private static Future<Void> none() {
        return Future.succeededFuture();
    }

    /// A pool opens a new connection rather than lend one of another thread, until it has as many
    /// as it may have. So all are borrowed before the first is closed.
    private Future<Void> all() {
        List<Future<SqlConnection>> lent =
                Stream.generate(() -> pool.getDelegate().getConnection()).limit(most).toList();
        return Future.join(lent)
                .transform(arrived ->
                        Future.all(lent.stream().map(each -> each.compose(this::hangUp)).toList()))
                .mapEmpty();
    }

    private Future<Void> hangUp(SqlConnection connection) {
        return new PgSession(connection).hangUp();
    }
}
