package dev.holdfast.local.postgres;

import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// The first contents of a data directory.
final class Cluster {
    private static final Duration BOUND = Duration.ofSeconds(60);

    private Cluster() {}

    /// The superuser's password goes through a file: a command line is visible to everybody.
    static void create(PostgresInstallation installation, Path data, DatabaseSecrets secrets) {
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
            initialise(installation, data, passwords);
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot create a database in " + data + ".", e);
        } finally {
            deleteQuietly(passwords);
        }
    }

    private static void initialise(PostgresInstallation installation, Path data, Path passwords) {
        ShortCommand.run(
                        installation.command(
                                "initdb",
                                "--pgdata=" + data,
                                "--username=postgres",
                                "--auth=scram-sha-256",
                                "--pwfile=" + passwords,
                                "--encoding=UTF8",
                                "--locale=C",
                                "--no-sync"),
                        BOUND)
                .orFail("initdb");
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // It is readable by its owner only, and its environment is deleted at the end.
        }
    }
}
