package dev.holdfast.verdict;

import java.time.Duration;
import java.time.Instant;
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
    private final Map<Long, Instant> refusedBefore = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> lastRefusal = new AtomicReference<>(Instant.MIN);
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
        if (!outcome.result().isFinal()) {
            addFailed(outcome);
            return;
        }
        LedgerEntry.Kind kind = open.remove(outcome.key());
        if (kind == null || outcome.result() == LedgerEntry.Result.REFUSED) {
            return;
        }
        if (kind.isTransfer()) {
            wrote(outcome.epoch(), outcome.region(), outcome.at());
        } else if (kind == LedgerEntry.Kind.READ) {
            read(outcome.at());
        }
    }

    /// Silence says nothing about its moment: it may have begun long before.
    private void addFailed(LedgerEntry.Outcome outcome) {
        LedgerEntry.Kind kind = open.get(outcome.key());
        if (kind != null && kind.isTransfer() && outcome.status() != 0) {
            refused(outcome.at());
        }
    }

    /// A write was answered, and not acknowledged.
    public void refused(Instant at) {
        lastRefusal.accumulateAndGet(at, Sightings::later);
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }

    void wrote(long epoch, String region, Instant at) {
        refusedBefore.putIfAbsent(epoch, lastRefusal.get());
        firstByEpoch.merge(epoch, at, (one, two) -> one.isBefore(two) ? one : two);
        lastWrite.accumulateAndGet(
                new Write(at, region), (one, two) -> one.at().isAfter(two.at()) ? one : two);
    }

    void read(Instant at) {
        reads.add(at);
        lastRead.accumulateAndGet(at, Sightings::later);
    }

    /// Whether nothing was read or acknowledged yet.
    public boolean isEmpty() {
        return firstByEpoch.isEmpty() && reads.isEmpty();
    }

    /// When each epoch was first heard of.
    public Map<Long, Instant> firstByEpoch() {
        return Map.copyOf(firstByEpoch);
    }

    /// The first write that was acknowledged in a later epoch.
    public Optional<Back> firstWriteAfter(long epoch) {
        return firstByEpoch.entrySet().stream()
                .filter(first -> first.getKey() > epoch)
                .min(Map.Entry.comparingByValue())
                .map(first ->
                        new Back(
                                first.getValue(),
                                refusedBefore.getOrDefault(first.getKey(), Instant.MIN)));
    }

    /// How writes came back.
    ///
    /// @param at the first acknowledgement
    /// @param lastRefusal the last answer before it that was none; long ago if there was none
    public record Back(Instant at, Instant lastRefusal) {}

    /// Which region acknowledged last, if any has.
    public Optional<String> lastRegion() {
        return Optional.of(lastWrite.get().region()).filter(region -> !region.isEmpty());
    }

    /// Whether anything can be said about reads.
    public boolean isReading() {
        return reading;
    }

    /// The end of the longest time without a read after a fault, and the fault's own time if nobody
    /// has read since.
    public Instant readsResumedAfter(Instant fault) {
        Instant before = fault;
        Instant resumed = fault;
        Duration longest = Duration.ZERO;
        for (Instant read : reads.stream().filter(it -> it.isAfter(fault)).sorted().toList()) {
            Duration gap = Duration.between(before, read);
            if (gap.compareTo(longest) > 0) {
                longest = gap;
                resumed = read;
            }
            before = read;
        }
        return resumed;
    }

    public boolean hasReadAfter(Instant moment) {
        return lastRead.get().isAfter(moment);
    }
}
