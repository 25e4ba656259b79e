package dev.holdfast.processing;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Holds requests back until the journal has their decisions. The relay of this process says so as
/// soon as an entry is stored; should another process have moved the row, the database shows it.
public final class AwaitJournal {

    /// How waiting ended.
    public enum Ending {
        JOURNALED,
        /// The decision was undone. What became of its key is for a repeat to find out.
        GONE,
        /// Nobody knows yet.
        TIMED_OUT
    }

    /// What is waited for.
    ///
    /// @param row the outbox row that carries the decision
    /// @param decision any decision of that row
    /// @param deadline on the monotonic clock, in nanoseconds
    public record Awaited(RowId row, DecisionId decision, long deadline) {}

    /// How many stored rows are remembered for those who begin to wait after the fact.
    private static final int REMEMBERED = 1024;

    private enum Signal {
        STORED,
        GIVEN_UP,
        LOOK
    }

    private final LedgerStore store;
    private final Pace pace;
    private final Duration lookEvery;
    private final Map<RowId, List<UniEmitter<? super Signal>>> waiting = new HashMap<>();
    private final LinkedHashSet<RowId> lately = new LinkedHashSet<>();

    /// @param lookEvery how often the database is asked while nothing is heard
    public AwaitJournal(LedgerStore store, Pace pace, Duration lookEvery) {
        this.store = store;
        this.pace = pace;
        this.lookEvery = lookEvery;
    }

    /// Says that rows are in the journal.
    void stored(Collection<RowId> rows) {
        synchronized (waiting) {
            lately.addAll(rows);
            while (lately.size() > REMEMBERED) {
                lately.removeFirst();
            }
        }
        rows.forEach(row -> release(row, Signal.STORED));
    }

    /// Says that this process will not learn what becomes of anything.
    void giveUp() {
        List<RowId> all;
        synchronized (waiting) {
            all = List.copyOf(waiting.keySet());
        }
        all.forEach(row -> release(row, Signal.GIVEN_UP));
    }

    private void release(RowId row, Signal signal) {
        List<UniEmitter<? super Signal>> emitters;
        synchronized (waiting) {
            emitters = waiting.remove(row);
        }
        if (emitters != null) {
            emitters.forEach(emitter -> emitter.complete(signal));
        }
    }

    Uni<Ending> until(Awaited awaited) {
        return Uni.combine()
                .any()
                .of(signal(awaited.row()), look())
                .chain(signal -> conclude(signal, awaited));
    }

    private Uni<Signal> signal(RowId row) {
        return Uni.createFrom().emitter(emitter -> register(row, emitter));
    }

    private void register(RowId row, UniEmitter<? super Signal> emitter) {
        boolean stored;
        synchronized (waiting) {
            stored = lately.contains(row);
            if (!stored) {
                waiting.computeIfAbsent(row, absent -> new ArrayList<>()).add(emitter);
            }
        }
        if (stored) {
            emitter.complete(Signal.STORED);
        } else {
            emitter.onTermination(() -> forget(row, emitter));
        }
    }

    private void forget(RowId row, UniEmitter<? super Signal> emitter) {
        synchronized (waiting) {
            waiting.computeIfPresent(
                    row,
                    (same, emitters) -> {
                        emitters.remove(emitter);
                        return emitters.isEmpty() ? null : emitters;
                    });
        }
    }

    private Uni<Signal> look() {
        return pace.after(lookEvery).replaceWith(Signal.LOOK);
    }

    private Uni<Ending> conclude(Signal signal, Awaited awaited) {
        return switch (signal) {
            case STORED -> Uni.createFrom().item(Ending.JOURNALED);
            case GIVEN_UP -> Uni.createFrom().item(Ending.TIMED_OUT);
            case LOOK ->
                    store.evidence(awaited.decision(), awaited.row())
                            .onFailure(StoreFailure.class)
                            .recoverWithItem(LedgerStore.Evidence.IN_OUTBOX)
                            .chain(evidence -> weigh(evidence, awaited));
        };
    }

    private Uni<Ending> weigh(LedgerStore.Evidence evidence, Awaited awaited) {
        return switch (evidence) {
            case JOURNALED -> Uni.createFrom().item(Ending.JOURNALED);
            case GONE -> Uni.createFrom().item(Ending.GONE);
            case IN_OUTBOX ->
                    pace.nanos() - awaited.deadline() >= 0
                            ? Uni.createFrom().item(Ending.TIMED_OUT)
                            : until(awaited);
        };
    }
}
