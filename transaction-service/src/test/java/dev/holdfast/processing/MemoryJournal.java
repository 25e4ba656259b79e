package dev.holdfast.processing;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A journal in memory, with faults on demand. Its fields are open to tests.
public final class MemoryJournal implements Journal {

    public final Faults faults = new Faults();
    public final TreeMap<Position, ChainedEntry> entries = new TreeMap<>();
    public final List<ChainedEntry> tried = new ArrayList<>();
    public final List<Heartbeat> beats = new ArrayList<>();

    /// Stores an entry as if another had put it there.
    public ChainedEntry put(ChainedEntry entry) {
        entries.put(entry.position(), entry);
        return entry;
    }

    public EntryHash lastHash() {
        return entries.isEmpty() ? EntryHash.GENESIS : entries.lastEntry().getValue().hash();
    }

    @Override
    public Uni<Append> append(ChainedEntry entry) {
        tried.add(entry);
        return faults.run(
                "append",
                () -> {
                    ChainedEntry there = entries.putIfAbsent(entry.position(), entry);
                    return there == null ? new Append.Stored() : new Append.Taken(there);
                });
    }

    @Override
    public Uni<Optional<ChainedEntry>> read(Position position) {
        return faults.run("read", () -> Optional.ofNullable(entries.get(position)));
    }

    @Override
    public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
        return faults.run(
                "readFrom",
                () ->
                        entries.tailMap(position).values().stream()
                                .filter(entry -> isIn(position.epoch(), entry))
                                .limit(limit)
                                .toList());
    }

    private static boolean isIn(Epoch epoch, ChainedEntry entry) {
        return entry.position().epoch().equals(epoch);
    }

    @Override
    public Uni<Position> tail(Epoch epoch) {
        return faults.run(
                "tail",
                () ->
                        entries.descendingMap().values().stream()
                                .filter(entry -> isIn(epoch, entry))
                                .map(ChainedEntry::position)
                                .findFirst()
                                .orElse(Position.startOf(epoch)));
    }

    @Override
    public Uni<Boolean> beat(Heartbeat heartbeat) {
        return faults.run("beat", () -> beats.add(heartbeat));
    }
}
