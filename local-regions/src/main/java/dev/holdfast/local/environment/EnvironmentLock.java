package dev.holdfast.local.environment;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Held by the supervisor for as long as it lives, however it dies: whoever gets it may be sure
/// that no supervisor runs in this directory.
public final class EnvironmentLock implements AutoCloseable {
    private final FileChannel channel;

    private EnvironmentLock(FileChannel channel) {
        this.channel = channel;
    }

    public static Optional<EnvironmentLock> tryTake(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(
                            EnvironmentFiles.lock(directory),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (locked(channel)) {
                return Optional.of(new EnvironmentLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot use the directory %s.".formatted(directory), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot release the lock.", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }
}
