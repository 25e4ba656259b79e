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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// Looks now and then at what must not grow while load goes on: memory, threads and connections of
/// the services, connections and outbox rows of their databases. What is down is left out. A new
/// period begins when another region becomes active, and with a new process.
final class WatchGrowth implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final long MEGABYTE = 1 << 20;

    private final LocalRegions regions;
    private final Map<String, Map<Period, List<Long>>> seen = new ConcurrentHashMap<>();
    private final Thread looking;
    private String active;
    private int reign;

    /// @param reign how often another region has become active before
    private record Period(int reign, long process) {}

    WatchGrowth(LocalRegions regions) {
        this.regions = regions;
        this.active = regions.dnsAnswer();
        this.looking = Thread.ofVirtual().name("watch-growth").start(this::watch);
    }

    private void watch() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String now = regions.dnsAnswer();
                reign += now.equals(active) ? 0 : 1;
                active = now;
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
        Period period = new Period(reign, process.pid());
        try {
            note(place + "memory, MB", period, ResidentMemory.of(process.pid()) / MEGABYTE);
            Path info = Path.of("/proc", Long.toString(process.pid()));
            note(place + "threads", period, count(info.resolve("task")));
            note(place + "open files and connections", period, count(info.resolve("fd")));
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
        Period period = new Period(reign, 0);
        try {
            String outbox = regions.database(region).ask("SELECT count(*) FROM outbox");
            String users = regions.database(region).ask("SELECT count(*) FROM pg_stat_activity");
            note(place + "outbox rows", period, Long.parseLong(outbox));
            note(place + "connections", period, Long.parseLong(users));
        } catch (SQLException down) {
            // It is being replaced.
        }
    }

    private void note(String what, Period period, long value) {
        seen.computeIfAbsent(what, _ -> new HashMap<>())
                .computeIfAbsent(period, _ -> new ArrayList<>())
                .add(value);
    }

    /// What was seen; called when nobody looks any more.
    Map<String, Growth> growth() {
        Map<String, Growth> growth = new TreeMap<>();
        seen.forEach((what, periods) -> growth.put(what, Growth.most(periods.values())));
        return growth;
    }

    @Override
    public void close() throws InterruptedException {
        looking.interrupt();
        looking.join();
    }
}
