package dev.holdfast.local.postgres;

import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The first contents of a data directory.
final class Cluster {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private Cluster() {}

    /// The superuser's password goes through a file: a command line is visible to everybody.
    static void create(
            PostgresInstallation installation, DatabaseSite site, DatabaseSecrets secrets) {
        Path data = site.data();
        Path passwords = data.resolveSibling(data.getFileName() + ".password");
        try {
            Files.createDirectories(data);
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            Files.createFile(
                    passwords,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(passwords, secrets.superuser());
            installation.user().own(data);
            installation.user().own(passwords);
            initialise(installation, site, passwords);
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot create a database in " + data + ".", e);
        } finally {
            deleteQuietly(passwords);
        }
    }

    private static void initialise(
            PostgresInstallation installation, DatabaseSite site, Path passwords) {
        List<String> command =
                installation.command(
                        "initdb",
                        "--pgdata=" + site.data(),
                        "--username=postgres",
                        "--auth=scram-sha-256",
                        "--pwfile=" + passwords,
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync");
        ProcessName name = new ProcessName(site.region().regionName(), "initdb");
        installation.processes().run(new ProcessPlan(name, command, Map.of(), site.log()), BOUND);
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It is readable by its owner only, and its environment is deleted at the end.
        }
    }
}
