package dev.holdfast.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Closes all connections of a pool, for a process that is about to be copied: its copies must not
/// speak on one and the same connection. Nobody is using them; whoever comes next opens new ones.
public final class DropConnections {

    private final Pool pool;
    private final Duration timeout;

    public DropConnections(Pool pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    /// Succeeds once all are closed.
    public Uni<Void> run() {
        return Uni.createFrom()
                .deferred(() -> UniHelper.toUni(Future.all(all())))
                .ifNoItem()
                .after(timeout)
                .fail()
                .replaceWithVoid();
    }

    /// A pool lends what is idle before it opens anything.
    private List<Future<Void>> all() {
        return Stream.generate(() -> pool.getDelegate().getConnection())
                .limit(pool.getDelegate().size())
                .map(lent -> lent.compose(connection -> new PgSession(connection).hangUp()))
                .toList();
    }
}
