package dev.holdfast.local.environment;

import dev.holdfast.local.postgres.DataDirectory;
import dev.holdfast.local.postgres.Directories;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.process.ProcessTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Removes what a dead supervisor has left. Only whoever holds the lock may sweep.
public final class Sweep {
    private Sweep() {}

    /// Returns the processes that still ran and have been killed.
    public static List<ProcessRecord> of(Path directory) {
        StateFile file = StateFile.in(directory);
        return file.read()
                .map(state -> {
                    List<ProcessRecord> killed = kill(state.leftovers().processes());
                    data(Path.of(state.leftovers().data()));
                    file.delete();
                    return killed;
                })
                .orElse(List.of());
    }

    /// Deletes an environment's data, and the shared memory that its databases have left.
    static void data(Path data) {
        Path databases = data.resolve("databases");
        if (Files.isDirectory(databases)) {
            try (Stream<Path> each = Files.list(databases)) {
                each.filter(Files::isDirectory).forEach(DataDirectory::discard);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look into " + databases + ".", e);
            }
        }
        Directories.delete(data);
    }

    private static List<ProcessRecord> kill(List<ProcessRecord> records) {
        List<ProcessRecord> running =
                records.stream().filter(record -> record.find().isPresent()).toList();
        running.forEach(record -> record.find().ifPresent(ProcessTree::kill));
        return running;
    }
}
