package dev.holdfast.local.drill;

import dev.holdfast.local.process.ShortCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A file system of its own, so small that it can be filled.
final class SmallDisk implements AutoCloseable {

    /// A new database takes some 40 MB, and its log 16 MB and more.
    private static final String SIZE = "size=200m";

    private static final int PIECE = 64 * 1024;
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
    }

    static boolean canBeMounted() {
        try {
            Path place = Files.createTempDirectory("holdfast-disk");
            boolean mounted = mount(place).exitCode() == 0;
            if (mounted) {
                unmount(place);
            }
            Files.delete(place);
            return mounted;
        } catch (IOException | UncheckedIOException noSuchCommand) {
            return false;
        }
    }

    static SmallDisk at(Path place) {
        try {
            Files.createDirectories(place);
            mount(place).orFail("Mounting " + place);
            return new SmallDisk(place);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void fill() {
        byte[] piece = new byte[PIECE];
        try (OutputStream out = Files.newOutputStream(filler())) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            // As it should be.
        }
    }

    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return place.resolve("filler");
    }

    private static ShortCommand mount(Path place) {
        return ShortCommand.run(
                List.of("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", place.toString()), BOUND);
    }

    private static void unmount(Path place) {
        ShortCommand.run(List.of("umount", place.toString()), BOUND).orFail("Unmounting " + place);
    }

    @Override
    public void close() {
        unmount(place);
    }
}
