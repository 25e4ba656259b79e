package dev.holdfast.operations;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.region.Gate;
import dev.holdfast.tracing.TraceCommands;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The ledger store with a meter in front: how large batches are, how long they take, and how long
/// their rows wait for the journal.
public final class MeteredStore implements LedgerStore {

    /// Rows whose wait is measured at the same time. Nobody may hear of one that another process
    /// moves: the oldest make room.
    private static final int MEASURED_ROWS = 10_000;

    /// How long a look at the outbox says something about it.
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final LedgerStore store;
    private final Pace pace;
    private final TraceCommands trace;
    private final DistributionSummary batchSize;
    private final Timer batchTime;
    private final Timer commitTime;
    private final Timer relayLag;
    private final SequencedMap<RowId, Long> committedAt = new LinkedHashMap<>();
    private final AtomicReference<@Nullable Look> lastLook = new AtomicReference<>();

    /// @param rows that were found
    /// @param at on the monotonic clock
    private record Look(int rows, long at) {}

    public MeteredStore(LedgerStore store, Pace pace, MeterRegistry registry, TraceCommands trace) {
        this.trace = trace;
        this.store = store;
        this.pace = pace;
        this.batchSize =
                DistributionSummary.builder("holdfast.batch.size")
                        .description("Decisions committed together")
                        .register(registry);
        this.batchTime =
                Timer.builder("holdfast.batch.time")
                        .description("From the begin of a batch's transaction to its commit")
                        .register(registry);
        this.commitTime =
                Timer.builder("holdfast.batch.commit")
                        .description("Writing and committing a batch")
                        .register(registry);
        this.relayLag =
                Timer.builder("holdfast.relay.lag")
                        .description("From a row's commit until it left the outbox")
                        .register(registry);
        Gauge.builder("holdfast.outbox.rows", this::outboxRows)
                .description("Rows that this process saw when it last looked, within 10 s")
                .register(registry);
    }

    @Override
    public Uni<LedgerTransaction> begin(Gate gate, Touched touched) {
        long start = pace.nanos();
        return store.begin(gate, touched).map(transaction -> new Metered(transaction, start));
    }

    @Override
    public Uni<RelaySnapshot> snapshot(int maxBytes) {
        return store.snapshot(maxBytes)
                .invoke(seen -> lastLook.set(new Look(seen.rows().size(), pace.nanos())));
    }

    @Override
    public Uni<Settlement.Result> settle(Gate gate, Settlement settlement) {
        return store.settle(gate, settlement).invoke(result -> settled(result, settlement));
    }

    @Override
    public Uni<Evidence> evidence(DecisionId decision, RowId row) {
        return store.evidence(decision, row).invoke(evidence -> heard(row, evidence));
    }

    private double outboxRows() {
        Look look = lastLook.get();
        return look == null || pace.nanos() - look.at() > LATELY.toNanos()
                ? Double.NaN
                : look.rows();
    }

    /// Another process may have moved the row.
    private void heard(RowId row, Evidence evidence) {
        switch (evidence) {
            case JOURNALED -> left(row, pace.nanos());
            case GONE -> forget(row);
            case IN_OUTBOX -> {}
        }
    }

    private void waits(RowId row, long since) {
        synchronized (committedAt) {
            committedAt.putLast(row, since);
            if (committedAt.size() > MEASURED_ROWS) {
                committedAt.pollFirstEntry();
            }
        }
    }

    private Optional<Long> forget(RowId row) {
        synchronized (committedAt) {
            return Optional.ofNullable(committedAt.remove(row));
        }
    }

    private void settled(Settlement.Result result, Settlement settlement) {
        if (result == Settlement.Result.DONE) {
            long now = pace.nanos();
            settlement.rows().stream().map(CarriedRow::id).forEach(row -> left(row, now));
        }
    }

    private void left(RowId row, long now) {
        forget(row).ifPresent(since -> relayLag.record(Duration.ofNanos(now - since)));
    }

    /// One transaction of a batch.
    private final class Metered implements LedgerTransaction {

        private final LedgerTransaction transaction;
        private final long start;

        Metered(LedgerTransaction transaction, long start) {
            this.transaction = transaction;
            this.start = start;
        }

        @Override
        public LedgerView view() {
            return transaction.view();
        }

        @Override
        public Map<DecisionId, RecordedDecision> recorded() {
            return transaction.recorded();
        }

        @Override
        public long order() {
            return transaction.order();
        }

        @Override
        public Uni<Void> commit(LedgerChange change, OutboxRow row) {
            long before = pace.nanos();
            waits(row.id(), before);
            return transaction
                    .commit(change, row)
                    .invoke(() -> committed(change, row, before))
                    .onFailure()
                    .invoke(() -> forget(row.id()));
        }

        @Override
        public Uni<Void> rollback() {
            return transaction.rollback();
        }

        private void committed(LedgerChange change, OutboxRow row, long before) {
            long now = pace.nanos();
            batchSize.record(change.decisions().size());
            commitTime.record(Duration.ofNanos(now - before));
            Duration took = Duration.ofNanos(now - start);
            batchTime.record(took);
            trace.committed(change.decisions(), row.id(), took);
        }
    }
}
