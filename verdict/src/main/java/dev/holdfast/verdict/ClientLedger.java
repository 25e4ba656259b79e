package dev.holdfast.verdict;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The client's own books: what it asked for, what it was promised, and when it could read and
/// write. Nothing in here comes from the service's database.
public final class ClientLedger {

    /// A transfer and what became of it; no acknowledgement means that the outcome is unknown.
    public record Line(
            Transfer transfer, Instant firstSent, @Nullable Acknowledgement acknowledged) {}

    /// A promise that contradicts an earlier one about the same key.
    public record Contradiction(String key, String what) {}

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Contradiction> contradictions =
            new ConcurrentLinkedQueue<>();
    private final Sightings sightings = new Sightings(true);
    private final AtomicLong failedAttempts = new AtomicLong();

    /// Takes over a line of a ledger; those about anything but transfers say nothing here.
    public void add(LedgerEntry entry) {
        switch (entry) {
            case LedgerEntry.Intent intent -> add(intent);
            case LedgerEntry.Outcome outcome -> add(outcome);
        }
    }

    private void add(LedgerEntry.Intent intent) {
        Transfer transfer = intent.transfer();
        if (intent.kind().isTransfer() && transfer != null) {
            sent(transfer, intent.at());
        }
    }

    private void add(LedgerEntry.Outcome outcome) {
        Line line = lines.get(outcome.key());
        if (line == null) {
            return;
        }
        switch (outcome.result()) {
            case ACKNOWLEDGED, REJECTED ->
                    acknowledged(
                            line.transfer(),
                            new Acknowledgement(
                                    outcome.id(),
                                    outcome.result() == LedgerEntry.Result.ACKNOWLEDGED,
                                    outcome.epoch(),
                                    outcome.region(),
                                    outcome.at()));
            case UNKNOWN, NOT_RECORDED -> attemptFailed();
            case REFUSED -> contradict(outcome.key(), "answered with status " + outcome.status());
        }
    }

    public void sent(Transfer transfer, Instant at) {
        lines.putIfAbsent(transfer.key(), new Line(transfer, at, null));
    }

    public void acknowledged(Transfer transfer, Acknowledgement promise) {
        sightings.wrote(promise.epoch(), promise.region(), promise.at());
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

    public void contradict(String key, String what) {
        contradictions.add(new Contradiction(key, what));
    }

    public void attemptFailed() {
        failedAttempts.incrementAndGet();
    }

    public void read(Instant at) {
        sightings.read(at);
    }

    /// When this client could read and write.
    public Sightings sightings() {
        return sightings;
    }

    public List<Line> lines() {
        return List.copyOf(lines.values());
    }

    public List<Contradiction> contradictions() {
        return List.copyOf(contradictions);
    }

    public long failedAttempts() {
        return failedAttempts.get();
    }
}
