package dev.holdfast.infra.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What deploying adds to a package leaves the rest as it was built.
class AddToPackageTest {

    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final Instant BUILT = Instant.EPOCH.plusSeconds(500_000_000);
    private static final String READABLE = "rw-r--r--";

    @TempDir private Path directory;

    private Path zip(String name) throws IOException {
        Path zip = directory.resolve(name);
        try (FileSystem made =
                open(zip, Map.of("create", "true", "enablePosixFileAttributes", true))) {
            Path bootstrap = Files.writeString(made.getPath("/bootstrap"), "native code");
            Files.setPosixFilePermissions(bootstrap, PosixFilePermissions.fromString(EXECUTABLE));
            Files.setLastModifiedTime(bootstrap, FileTime.from(BUILT));
        }
        return zip;
    }

    private static FileSystem open(Path zip, Map<String, ?> how) throws IOException {
        return FileSystems.newFileSystem(zip, how);
    }

    private static String rights(Path zip, String entry) throws IOException {
        try (FileSystem made = open(zip, Map.of("enablePosixFileAttributes", true))) {
            return PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(made.getPath(entry)));
        }
    }

    @Test
    void what_lambda_starts_stays_executable_and_what_is_added_is_readable() throws IOException {
        Path zip = zip("function.zip");
        Path certificates = Files.writeString(directory.resolve("ca.pem"), "certificates");
        Files.setPosixFilePermissions(certificates, PosixFilePermissions.fromString("rw-------"));

        AddToPackage.add(zip, certificates);

        assertThat(rights(zip, "/bootstrap")).isEqualTo(EXECUTABLE);
        assertThat(rights(zip, "/ca.pem")).isEqualTo(READABLE);
    }

    @Test
    void the_same_file_makes_the_same_package_at_any_time() throws IOException {
        Path zip = zip("function.zip");
        Path certificates = Files.writeString(directory.resolve("ca.pem"), "certificates");

        AddToPackage.add(zip, certificates);

        try (FileSystem made = open(zip, Map.of())) {
            assertThat(Files.getLastModifiedTime(made.getPath("/ca.pem")).toInstant())
                    .isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
            assertThat(Files.getLastModifiedTime(made.getPath("/bootstrap")).toInstant())
                    .isEqualTo(BUILT);
        }
    }
}
