package dev.holdfast.local.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Unpacks a `.txz` with its links and its executable files.
final class Archive {
    private static final int OWNER_EXECUTES = 0100;

    private Archive() {}

    static void unpack(URL resource, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(
                        new XZInputStream(new BufferedInputStream(resource.openStream())))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                write(tar, entry, inside(target, entry.getName()));
                entry = tar.getNextEntry();
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        Files.createDirectories(entry.isDirectory() ? path : path.toAbsolutePath().getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            boolean program = (entry.getMode() & OWNER_EXECUTES) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("The archive names a file outside of itself: " + name + ".");
        }
        return path;
    }
}
