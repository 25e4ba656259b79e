package dev.holdfast.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// When a client could read and write, and where. Small beside its ledger, a time for each read: it
/// is looked at all the time while service is down.
public final class Sightings {

    private final boolean reading;

    private final Map<String, LedgerEntry.Kind> open = new ConcurrentHashMap<>();
    private final Map<Long, Instant> firstByEpoch = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Instant> reads = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Instant> lastRead = new AtomicReference<>(Instant.MIN);
    private final AtomicReference<Write> lastWrite =
            new AtomicReference<>(new Write(Instant.MIN, ""));

    /// @param reading whether this client reads at all
    public Sightings(boolean reading) {
        this.reading = reading;
    }

    private record Write(Instant at, String region) {}

    /// Takes over a line of a ledger; those about orders and sessions say nothing here.
    public void add(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Intent intent -> open.put(intent.key(), intent.kind());
            case LedgerEntry.Outcome outcome -> add(outcome);
        }
    }

    private void add(LedgerEntry.Outcome outcome) {
        LedgerEntry.Kind kind = outcome.result().isFinal() ? open.remove(outcome.key()) : null;
        if (kind == null || outcome.result() == LedgerEntry.Result.REFUSED) {
            return;
        }
        if (kind.isTransfer()) {
            wrote(outcome.epoch(), outcome.region(), outcome.at());
        } else if (kind == LedgerEntry.Kind.READ) {
            read(outcome.at());
        }
    }

    void wrote(long epoch, String region, Instant at) {
        firstByEpoch.merge(epoch, at, (one, two) -> one.isBefore(two) ? one : two);
        lastWrite.accumulateAndGet(
                new Write(at, region), (one, two) -> one.at().isAfter(two.at()) ? one : two);
    }

    void read(Instant at) {
        reads.add(at);
        lastRead.accumulateAndGet(at, (one, two) -> one.isAfter(two) ? one : two);
    }

    /// Whether nothing was read or acknowledged yet.
    public boolean isEmpty() {
        return firstByEpoch.isEmpty() && reads.isEmpty();
    }

    /// When each epoch was first heard of.
    public Map<Long, Instant> firstByEpoch() {
        return Map.copyOf(firstByEpoch);
    }

    /// Which region acknowledged last, if any has.
    public Optional<String> lastRegion() {
        return Optional.of(lastWrite.get().region()).filter(region -> !region.isEmpty());
    }

    /// Whether anything can be said about reads.
    public boolean isReading() {
        return reading;
    }

    public List<Instant> reads() {
        return List.copyOf(reads);
    }

    public boolean hasReadAfter(Instant moment) {
        return lastRead.get().isAfter(moment);
    }
}
