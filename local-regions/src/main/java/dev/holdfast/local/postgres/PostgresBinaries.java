package dev.holdfast.local.postgres;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The PostgreSQL programs, unpacked once per computer into a cache.
public record PostgresBinaries(Path home) {
    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar!");

    /// Unpacks beside the final place and renames, so that two starts at the same time, or one that
    /// is interrupted, never leave half of it.
    public static PostgresBinaries in(Path cache) {
        String archive = Platform.current().archive();
        URL resource = PostgresBinaries.class.getResource("/" + archive);
        if (resource == null) {
            throw new EnvironmentFailure(
                    "The archive %s is missing on the class path.".formatted(archive));
        }
        Path home = cache.resolve(directoryName(resource, archive));
        if (!Files.isDirectory(home)) {
            unpack(resource, home);
        }
        return new PostgresBinaries(home);
    }

    public String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static String directoryName(URL resource, String archive) {
        Matcher matcher = VERSION.matcher(resource.toString());
        String version = matcher.find() ? matcher.group(1) : "unversioned";
        String platform = archive.substring("postgres-".length(), archive.length() - 4);
        return "postgres-" + version + "-" + platform;
    }

    private static void unpack(URL resource, Path home) {
        try {
            Path cache = Files.createDirectories(home.toAbsolutePath().getParent());
            Path partial = Files.createTempDirectory(cache, "unpacking-");
            try {
                Archive.unpack(resource, partial);
                // Another user (nobody, when we are root) has to be able to run them.
                Files.setPosixFilePermissions(
                        partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                move(partial, home);
            } finally {
                Directories.delete(partial);
            }
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot unpack PostgreSQL into " + home + ".", e);
        }
    }

    private static void move(Path partial, Path home) throws IOException {
        try {
            Files.move(partial, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            // Another start was faster; its copy is as good.
        }
    }
}
