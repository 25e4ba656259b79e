package dev.holdfast.local.drill;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The client's own books: what it asked for, what it was promised, and when it could read and
/// write. Nothing in here comes from the service's database.
final class ClientLedger {

    /// A transfer and what became of it; no acknowledgement means that the outcome is unknown.
    record Line(Transfer transfer, Instant firstSent, @Nullable Acknowledgement acknowledged) {}

    /// A promise that contradicts an earlier one about the same key.
    record Contradiction(String key, String what) {}

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Contradiction> contradictions =
            new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Instant> reads = new ConcurrentLinkedQueue<>();
    private final Map<Long, Instant> firstByEpoch = new ConcurrentHashMap<>();
    private final AtomicLong failedAttempts = new AtomicLong();

    void sent(Transfer transfer, Instant at) {
        lines.putIfAbsent(transfer.key(), new Line(transfer, at, null));
    }

    void acknowledged(Transfer transfer, Acknowledgement promise) {
        firstByEpoch.merge(
                promise.epoch(), promise.at(), (one, two) -> one.isBefore(two) ? one : two);
        lines.compute(
                transfer.key(),
                (key, line) -> {
                    Instant sent = line == null ? promise.at() : line.firstSent();
                    Acknowledgement earlier = line == null ? null : line.acknowledged();
                    if (earlier != null && !agrees(earlier, promise)) {
                        contradict(key, "acknowledged as " + earlier + " and as " + promise);
                    }
                    return new Line(transfer, sent, earlier == null ? promise : earlier);
                });
    }

    private static boolean agrees(Acknowledgement one, Acknowledgement other) {
        return one.id().equals(other.id()) && one.posted() == other.posted();
    }

    void contradict(String key, String what) {
        contradictions.add(new Contradiction(key, what));
    }

    void attemptFailed() {
        failedAttempts.incrementAndGet();
    }

    void read(Instant at) {
        reads.add(at);
    }

    List<Line> lines() {
        return List.copyOf(lines.values());
    }

    List<Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    List<Instant> reads() {
        return List.copyOf(reads);
    }

    long failedAttempts() {
        return failedAttempts.get();
    }

    /// When each epoch was first heard of. Small, however much was acknowledged: it is looked at
    /// all the time while service is down.
    Map<Long, Instant> firstByEpoch() {
        return Map.copyOf(firstByEpoch);
    }
}
