package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The table of orders, in memory. A test can have it fail, before or after what was asked happens.
public final class MemoryOrders implements OrderStore {

    private final Map<OrderId, OrderRecord> records = new HashMap<>();
    private final Set<OrderId> spoilt = new HashSet<>();
    private int writesUntilFailure = -1;
    private boolean failsWritten;
    private volatile boolean down;

    public void goDown(boolean isDown) {
        down = isDown;
    }

    /// One write is not answered, after so many that are.
    ///
    /// @param written whether it happens nevertheless
    void failWrite(int after, boolean written) {
        writesUntilFailure = after;
        failsWritten = written;
    }

    /// What is recorded of this order cannot be understood from now on.
    void spoil(OrderId id) {
        spoilt.add(id);
    }

    public synchronized OrderRecord get(OrderId id) {
        return records.get(id);
    }

    @Override
    public Uni<Optional<OrderRecord>> find(OrderId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(look(id)));
    }

    @Override
    public Uni<Boolean> add(OrderRecord next) {
        return Uni.createFrom().item(() -> put(next));
    }

    private synchronized OrderRecord look(OrderId id) {
        requireUp();
        if (spoilt.contains(id)) {
            throw new IllegalStateException("The order " + id + " cannot be understood.");
        }
        return records.get(id);
    }

    private void requireUp() {
        if (down) {
            throw new PartUnavailable("The orders are away.", new IllegalStateException());
        }
    }

    private synchronized boolean put(OrderRecord next) {
        requireUp();
        boolean fails = writesUntilFailure-- == 0;
        OrderRecord there = records.get(next.id());
        boolean fits = (there == null ? 0 : there.version()) == next.version() - 1;
        if (fits && (!fails || failsWritten)) {
            records.put(next.id(), next);
        }
        if (fails) {
            throw new PartUnavailable("The orders did not answer.", new IllegalStateException());
        }
        return fits;
    }

    @Override
    public Uni<Void> told(OrderRecord record) {
        return Uni.createFrom().item(() -> noted(record));
    }

    private synchronized Void noted(OrderRecord record) {
        requireUp();
        records.computeIfPresent(
                record.id(), (id, there) -> there.version() == record.version() ? record : there);
        return null;
    }

    @Override
    public Uni<List<OrderId>> ended(int limit) {
        return Uni.createFrom().item(() -> endedNow(limit));
    }

    private synchronized List<OrderId> endedNow(int limit) {
        requireUp();
        return records.values().stream()
                .filter(record -> record.stage().isFinal() && !record.changes().isEmpty())
                .sorted(Comparator.comparing(OrderRecord::placedAt))
                .map(OrderRecord::id)
                .limit(limit)
                .toList();
    }

    @Override
    public Uni<List<OrderId>> open(Instant placedBefore, int limit) {
        return Uni.createFrom().item(() -> openNow(placedBefore, limit));
    }

    private synchronized List<OrderId> openNow(Instant placedBefore, int limit) {
        requireUp();
        return records.values().stream()
                .filter(record -> !record.stage().isFinal())
                .filter(record -> record.placedAt().isBefore(placedBefore))
                .sorted(Comparator.comparing(OrderRecord::placedAt))
                .map(OrderRecord::id)
                .limit(limit)
                .toList();
    }
}
