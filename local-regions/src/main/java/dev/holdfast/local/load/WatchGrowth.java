package dev.holdfast.local.load;

import dev.holdfast.local.LocalRegions;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.process.ResidentMemory;
import dev.holdfast.verdict.Growth;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Looks now and then at what must not grow while load goes on: memory, threads and connections of
/// the services, connections and outbox rows of their databases. What is down is left out.
final class WatchGrowth implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1 << 20;

    private final LocalRegions regions;
    private final Map<String, List<Long>> seen = new ConcurrentHashMap<>();
    private final Thread looking;

    WatchGrowth(LocalRegions regions) {
        this.regions = regions;
        this.looking = Thread.ofVirtual().name("watch-growth").start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                regions.processes().stream()
                        .filter(process -> process.name().part().equals("service"))
                        .forEach(this::lookAtProcess);
                for (LocalRegion region : LocalRegion.values()) {
                    lookAtDatabase(region);
                }
                Thread.sleep(LOOK_EVERY);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAtProcess(ProcessRecord process) {
        String place = process.name() + ": ";
        try {
            note(place + "memory, MB", ResidentMemory.of(process.pid()) / MEGABYTE);
            Path info = Path.of("/proc", Long.toString(process.pid()));
            note(place + "threads", count(info.resolve("task")));
            note(place + "open files and connections", count(info.resolve("fd")));
        } catch (IOException | EnvironmentFailure gone) {
            // It was killed while it was looked at, or this system has no such files.
        }
    }

    private static long count(Path folder) throws IOException {
        long count = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path ignored : entries) {
                count++;
            }
        }
        return count;
    }

    private void lookAtDatabase(LocalRegion region) {
        String place = region + " database: ";
        try {
            String outbox = regions.database(region).ask("SELECT count(*) FROM outbox");
            String users = regions.database(region).ask("SELECT count(*) FROM pg_stat_activity");
            note(place + "outbox rows", Long.parseLong(outbox));
            note(place + "connections", Long.parseLong(users));
        } catch (SQLException down) {
            // It is being replaced.
        }
    }

    private void note(String what, long value) {
        seen.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    /// What was seen; called when nobody looks any more.
    Map<String, Growth> growth() {
        Map<String, Growth> growth = new TreeMap<>();
        seen.forEach((what, values) -> growth.put(what, Growth.of(values)));
        return growth;
    }

    @Override
    public void close() throws InterruptedException {
        looking.interrupt();
        looking.join();
    }
}
