package dev.holdfast.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Where tests write: in the build's own folder, where what the last run wrote can be looked at.
public final class Scratch {

    private static final Path ROOT =
            emptied(Path.of(System.getProperty("basedir", "."), "target", "scratch"));
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Scratch() {}

    /// An empty folder that nobody else has.
    public static Path folder() {
        try {
            return Files.createDirectories(ROOT.resolve("" + COUNT.incrementAndGet()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
            return folder.toAbsolutePath().normalize();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
