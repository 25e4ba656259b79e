package dev.holdfast.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Whole directories: delete, and copy while somebody writes into them.
public final class Directories {
    private Directories() {}

    public static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + directory + ".", e);
        }
    }

    /// Copies what the filter (given paths relative to the source) lets through. Files that vanish
    /// meanwhile are left out: PostgreSQL repairs that from its log.
    static void copy(Path source, Path target, Predicate<Path> filter) {
        try {
            Files.walkFileTree(source, new Copy(source, target, filter));
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot copy " + source + " to " + target + ".", e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
            Files.deleteIfExists(directory);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return Vanished.orThrow(failure);
        }
    }

    private static final class Copy extends SimpleFileVisitor<Path> {
        private final Path source;
        private final Path target;
        private final Predicate<Path> filter;

        private Copy(Path source, Path target, Predicate<Path> filter) {
            this.source = source;
            this.target = target;
            this.filter = filter;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            Path relative = source.relativize(directory);
            if (!directory.equals(source) && !filter.test(relative)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(target.resolve(relative));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Path relative = source.relativize(file);
            if (filter.test(relative)) {
                try {
                    Files.copy(file, target.resolve(relative), StandardCopyOption.REPLACE_EXISTING);
                } catch (NoSuchFileException e) {
                    return Vanished.orThrow(e);
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            return Vanished.orThrow(failure);
        }
    }

    private static final class Vanished {
        static FileVisitResult orThrow(IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
