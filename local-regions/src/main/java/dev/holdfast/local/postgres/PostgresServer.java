package dev.holdfast.local.postgres;

import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One region's PostgreSQL: created as a primary or as a standby of the other region's, killed, and
/// rebuilt. Its promotion is the business of the service.
public final class PostgresServer {
    private static final Duration START = Duration.ofSeconds(30);

    private final PostgresInstallation installation;
    private final DatabaseSite site;
    private final DatabaseSecrets secrets;
    private volatile @Nullable OwnedProcess process;

    public PostgresServer(
            PostgresInstallation installation, DatabaseSite site, DatabaseSecrets secrets) {
        this.installation = installation;
        this.site = site;
        this.secrets = secrets;
    }

    public DatabaseSite site() {
        return site;
    }

    /// Logs in to the database `postgres`, which exists from the beginning.
    public DatabaseAccess superuser() {
        return new DatabaseAccess(site.address(), "postgres", "postgres", secrets.superuser());
    }

    /// The user that the service logs in as; it owns the tables.
    public DatabaseAccess service() {
        return new DatabaseAccess(
                site.address(), DatabaseAccess.DATABASE, "holdfast", secrets.service());
    }

    public Optional<OwnedProcess> process() {
        return Optional.ofNullable(process);
    }

    /// An empty primary that does not run yet.
    public void create() {
        Cluster.create(installation, site, secrets);
        configure(() -> PostgresSettings.writePrimary(site.data()));
    }

    /// A standby from a primary that has been created and never started: a plain copy.
    public void copyOf(PostgresServer primary, InetSocketAddress wire) {
        Directories.copy(primary.site.data(), site.data(), _ -> true);
        configure(() -> PostgresSettings.writeStandby(site, wire, secrets));
    }

    /// Throws away what this region has and starts again from a copy of the running primary.
    public void rebuildFrom(PostgresServer primary, InetSocketAddress wire) {
        kill();
        DataDirectory.discard(site.data());
        try {
            new BaseBackup(primary.superuser(), primary.site.data()).into(site.data(), site.slot());
        } catch (SQLException | IOException e) {
            throw new EnvironmentFailure(
                    "Cannot copy the database of %s to %s."
                            .formatted(primary.site.region(), site.region()),
                    e);
        }
        configure(() -> PostgresSettings.writeStandby(site, wire, secrets));
    }

    /// The slot that the other region's standby will stream from.
    public void reserveLogFor(PostgresServer standby) {
        try {
            BaseBackup.createSlot(superuser(), standby.site.slot());
        } catch (SQLException e) {
            throw new EnvironmentFailure("Cannot create a replication slot.", e);
        }
    }

    /// Starts and waits until it answers queries.
    public void start() {
        DataDirectory.releaseMemory(site.data());
        ProcessName name = new ProcessName(site.region().regionName(), "postgres");
        OwnedProcess started =
                installation
                        .processes()
                        .start(
                                new ProcessPlan(
                                        name,
                                        installation.command("postgres", "-D", data()),
                                        Map.of(),
                                        site.log()));
        process = started;
        Deadline.in(START).await(name + " to answer", () -> answers(started));
    }

    /// SIGKILL to the postmaster and all its children. What had been committed is on disk.
    public void kill() {
        process().ifPresent(installation.processes()::kill);
        process = null;
    }

    public boolean isPrimary() {
        try {
            return superuser().ask("SELECT pg_is_in_recovery()").equals("f");
        } catch (SQLException _) {
            return false;
        }
    }

    private boolean answers(OwnedProcess started) {
        started.requireAlive();
        // The database "holdfast" does not exist before the first migration; "postgres" always
        // does.
        try (Connection connection = superuser().connect()) {
            return DatabaseAccess.ask(connection, "SELECT 1").equals("1");
        } catch (SQLException _) {
            return false;
        }
    }

    private void configure(ConfigurationStep role) {
        try {
            PostgresSettings.write(site);
            role.write();
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot configure " + site.data() + ".", e);
        }
        installation.user().own(site.data());
    }

    private String data() {
        return site.data().toString();
    }

    @FunctionalInterface
    private interface ConfigurationStep {
        void write() throws IOException;
    }
}
