package dev.holdfast.postgres;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.postgres.DatabaseSecrets;
import dev.holdfast.local.postgres.DatabaseSite;
import dev.holdfast.local.postgres.PostgresBinaries;
import dev.holdfast.local.postgres.PostgresInstallation;
import dev.holdfast.local.postgres.PostgresServer;
import dev.holdfast.local.postgres.Schema;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.process.Unprivileged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A primary with the schema, and a standby that streams from it. Each test takes a database of its
/// own, which is a copy of the migrated one.
final class PostgresPair implements AutoCloseable {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final ProcessRegistry processes;
    private final PostgresServer primary;
    private final PostgresServer standby;
    private final Path home;

    private PostgresPair(Path home) {
        this.home = home;
        this.processes = new ProcessRegistry(home.toString(), running -> {});
        Unprivileged user = Unprivileged.detect();
        PostgresInstallation installation =
                new PostgresInstallation(PostgresBinaries.in(home.resolve("bin")), user, processes);
        DatabaseSecrets secrets = DatabaseSecrets.random();
        primary = new PostgresServer(installation, site(LocalRegion.US_EAST_1), secrets);
        standby = new PostgresServer(installation, site(LocalRegion.US_EAST_2), secrets);
        primary.create();
        standby.copyOf(primary, primary.site().address());
        primary.start();
        primary.reserveLogFor(standby);
        Schema.create(primary, secrets);
        standby.start();
    }

    private DatabaseSite site(LocalRegion region) {
        int port = Loopback.freePort(List.of(region.address()));
        Path data = home.resolve(region.regionName());
        return new DatabaseSite(region, port, data, home.resolve(region.regionName() + ".log"));
    }

    static PostgresPair start() {
        try {
            Path home = Files.createTempDirectory("holdfast-postgres");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new PostgresPair(home);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /// The pair that all tests of a run share, ended with it.
    static PostgresPair shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresPair.class))
                .computeIfAbsent(PostgresPair.class, key -> start(), PostgresPair.class);
    }

    PostgresServer primary() {
        return primary;
    }

    PostgresServer standby() {
        return standby;
    }

    String newDatabase() {
        return newDatabase("holdfast");
    }

    /// Without the schema.
    String emptyDatabase() {
        return newDatabase("template1");
    }

    private String newDatabase(String template) {
        String name = "ledger_" + DATABASES.incrementAndGet();
        try {
            primary.superuser()
                    .execute(
                            "CREATE DATABASE %s TEMPLATE %s OWNER holdfast"
                                    .formatted(name, template));
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        return name;
    }

    @Override
    public void close() {
        processes.killAll();
        try (var files = Files.walk(home)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }
}
