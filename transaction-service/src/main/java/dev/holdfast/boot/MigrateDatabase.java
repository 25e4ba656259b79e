package dev.holdfast.boot;

import dev.holdfast.operations.SchemaState;
import dev.holdfast.recovery.DatabaseCluster;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.jboss.logging.Logger;

/// Brings the schema up to date, on a thread of its own: only where the database is the writer. The
/// standby gets it by replication, and looks again until it has.
@Singleton
final class MigrateDatabase {

    private static final Logger LOG = Logger.getLogger(MigrateDatabase.class);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final boolean wanted;
    private final Instance<Flyway> flyway;
    private final DatabaseCluster cluster;
    private final SchemaState schema;
    private volatile boolean stopped;
    private String lastFailure = "";

    MigrateDatabase(
            HoldfastConfig config,
            Instance<Flyway> flyway,
            DatabaseCluster cluster,
            SchemaState schema) {
        this.wanted = config.database().migrate();
        this.flyway = flyway;
        this.cluster = cluster;
        this.schema = schema;
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            Thread.ofPlatform().daemon().name("migrate-database").start(this::untilCurrent);
        } else {
            schema.unchecked();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void untilCurrent() {
        while (!stopped && !isCurrent()) {
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Flyway and the drivers throw all kinds of exceptions while a database starts or fails over,
    /// and each of them means the same here: look again.
    private boolean isCurrent() {
        try {
            boolean current = look();
            lastFailure = "";
            return current;
        } catch (RuntimeException unreachable) {
            String kind = unreachable.getClass().getName();
            if (!kind.equals(lastFailure)) {
                LOG.warnf("The schema cannot be checked: %s", unreachable.getMessage());
                lastFailure = kind;
            }
            return false;
        }
    }

    private boolean look() {
        boolean writer = cluster.isWriter().await().atMost(AGAIN.multipliedBy(10));
        MigrationInfoService info = flyway.get().info();
        if (info.pending().length > 0) {
            schema.outdated(info.pending().length);
            return writer && migrate();
        }
        schema.current(String.valueOf(info.current().getVersion()));
        return true;
    }

    private boolean migrate() {
        var result = flyway.get().migrate();
        LOG.infof(
                "schema=%s after %d migrations",
                result.targetSchemaVersion, result.migrationsExecuted);
        schema.current(String.valueOf(result.targetSchemaVersion));
        return true;
    }
}
