package dev.holdfast.infra.pack;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;

/// Puts a file into the functions' package. What is in there keeps its rights: `jar` would drop
/// them, and Lambda starts no `bootstrap` that is not executable.
public final class AddToPackage {

    private static final Map<String, ?> WITH_RIGHTS = Map.of("enablePosixFileAttributes", true);

    /// The time of the file would make another package of it.
    private static final FileTime ALWAYS = FileTime.from(Instant.parse("2025-01-01T00:00:00Z"));

    private AddToPackage() {}

    /// The entry point behind `./holdfast deploy`.
    ///
    /// @param arguments the package, and the file that is added to it under its own name
    static void main(String[] arguments) throws IOException {
        add(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /// @param zip changed in its place
    /// @param file readable for everybody from then on
    static void add(Path zip, Path file) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip, WITH_RIGHTS)) {
            Path added = inside.getPath("/").resolve(file.getFileName().toString());
            Files.copy(file, added, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(added, PosixFilePermissions.fromString("rw-r--r--"));
            Files.setLastModifiedTime(added, ALWAYS);
        }
    }
}
