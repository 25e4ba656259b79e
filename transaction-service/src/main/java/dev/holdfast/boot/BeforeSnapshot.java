package dev.holdfast.boot;

import dev.holdfast.postgres.DropConnections;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Lambda's SnapStart starts a process once, keeps what it finds in memory, and continues many
/// copies of that. None of them may come with a connection to the database. Elsewhere nobody ever
/// calls this.
@Singleton
final class BeforeSnapshot implements Resource {

    private final DropConnections connections;

    BeforeSnapshot(Pool pool, HoldfastConfig config) {
        this.connections =
                new DropConnections(
                        pool, config.database().connections(), config.database().timeout());
    }

    void register(@Observes StartupEvent start) {
        Core.getGlobalContext().register(this);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        connections.run().await().indefinitely();
    }

    /// The pool opens new ones when they are needed; each invocation reads its reign afresh.
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
