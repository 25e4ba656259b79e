package dev.holdfast.local.postgres;

import dev.holdfast.local.process.ShortCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a killed server leaves behind, beside its data: a small System V segment and its pid file.
public final class DataDirectory {
    private static final int KEY_AND_ID_LINE = 6;
    private static final Duration BOUND = Duration.ofSeconds(5);

    private DataDirectory() {}

    /// Deletes the data of a server that does not run.
    public static void discard(Path data) {
        releaseMemory(data);
        Directories.delete(data);
    }

    /// The computer allows only a few thousand segments, and a drill kills many servers.
    static void releaseMemory(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return;
            }
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.size() > KEY_AND_ID_LINE) {
                String keyAndId = lines.get(KEY_AND_ID_LINE).strip();
                String id = keyAndId.substring(keyAndId.lastIndexOf(' ') + 1);
                ShortCommand.run(List.of("ipcrm", "-m", id), BOUND);
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException _) {
            // A leftover of 56 bytes is no reason to refuse a start or a stop.
        }
    }
}
