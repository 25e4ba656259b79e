package dev.holdfast.boot;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.processing.RelayElection;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.Promotion;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// A database of its own for one region, over [FakeLedger].
public final class FakeStore implements LedgerStore, RecoveryStore, DatabaseCluster, RelayElection {

    private final FakeLedger ledger;

    public FakeStore(FakeLedger ledger) {
        this.ledger = ledger;
    }

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> ledger.locked(work));
    }

    private void require(Gate gate) {
        if (!ledger.standing().gate().equals(gate) || !ledger.standing().writable()) {
            throw new StoreFailure(StoreFailure.Kind.GATE_CLOSED, "The gate is closed.");
        }
    }

    @Override
    public Uni<LedgerTransaction> begin(Gate gate, Touched touched) {
        return answer(() -> {
            require(gate);
            return new Batch(ledger.view(touched), ledger.nextOrder());
        });
    }

    private final class Batch implements LedgerTransaction {

        private final LedgerView view;
        private final Map<DecisionId, RecordedDecision> recorded = new HashMap<>();
        private final long order;

        Batch(LedgerView view, long order) {
            this.view = view;
            this.order = order;
            view.decisions()
                    .keySet()
                    .forEach(id -> ledger.decision(id).ifPresent(it -> recorded.put(id, it)));
        }

        @Override
        public LedgerView view() {
            return view;
        }

        @Override
        public Map<DecisionId, RecordedDecision> recorded() {
            return recorded;
        }

        @Override
        public long order() {
            return order;
        }

        @Override
        public Uni<Void> commit(LedgerChange change, OutboxRow row) {
            return answer(() -> {
                ledger.outbox().put(row.id(), row);
                ledger.apply(change, Collections.nCopies(change.decisions().size(), row.id()));
                return null;
            });
        }

        @Override
        public Uni<Void> rollback() {
            return Uni.createFrom().voidItem();
        }
    }

    @Override
    public Uni<RelaySnapshot> snapshot(int maxBytes) {
        return answer(
                () -> new RelaySnapshot(ledger.standing(), List.copyOf(ledger.outbox().values())));
    }

    @Override
    public Uni<Settlement.Result> settle(Gate gate, Settlement settlement) {
        return answer(() -> {
            require(gate);
            return settle(settlement);
        });
    }

    private Settlement.Result settle(Settlement settlement) {
        if (!ledger.standing().position().equals(settlement.from())) {
            return Settlement.Result.MOVED;
        }
        List<RowId> ids = settlement.rows().stream().map(CarriedRow::id).toList();
        if (!ledger.outbox().keySet().containsAll(ids)) {
            return Settlement.Result.ROWS_MISSING;
        }
        ids.forEach(ledger.outbox()::remove);
        ledger.moveTo(settlement.to(), settlement.hash());
        return Settlement.Result.DONE;
    }

    @Override
    public Uni<Evidence> evidence(DecisionId decision, RowId row) {
        return answer(() -> {
            if (!ledger.isCarriedBy(decision, row)) {
                return Evidence.GONE;
            }
            boolean waits = ledger.outbox().containsKey(row);
            return waits ? Evidence.IN_OUTBOX : Evidence.JOURNALED;
        });
    }

    @Override
    public Uni<Standing> standing() {
        return answer(ledger::standing);
    }

    @Override
    public Uni<Standing> close(Claim claim) {
        return answer(() -> {
            if (ledger.standing().gate().epoch().isBefore(claim.epoch())) {
                ledger.gate(Gate.closed(claim));
            }
            return ledger.standing();
        });
    }

    @Override
    public Uni<Optional<OutboxRow>> newestRow() {
        return answer(() -> ledger.outbox().values().stream().reduce((a, b) -> b));
    }

    @Override
    public Uni<RecoveryTransaction> begin(Claim claim, Touched touched) {
        return answer(() -> {
            require(Gate.closed(claim));
            return new Repair(ledger.view(touched));
        });
    }

    private final class Repair implements RecoveryTransaction {

        private final LedgerView view;

        Repair(LedgerView view) {
            this.view = view;
        }

        @Override
        public Standing standing() {
            return ledger.standing();
        }

        @Override
        public LedgerView view() {
            return view;
        }

        @Override
        public Uni<Boolean> undo(LedgerUndo undo, OutboxRow row) {
            return answer(() -> {
                ledger.revert(undo);
                return ledger.outbox().remove(row.id()) != null;
            });
        }

        @Override
        public Uni<Void> replay(Replayed replayed) {
            return answer(() -> {
                Entry entry = replayed.entry().entry();
                ledger.apply(replayed.change(), replayed.carriers());
                ledger.moveTo(entry.reached(), replayed.entry().hash());
                return null;
            });
        }

        @Override
        public Uni<Void> rollback() {
            return Uni.createFrom().voidItem();
        }
    }

    @Override
    public Uni<Standing> open(Claim claim) {
        return answer(() -> {
            Standing now = ledger.standing();
            boolean ready =
                    now.gate().equals(Gate.closed(claim))
                            && now.position().equals(Position.startOf(claim.epoch()))
                            && ledger.outbox().isEmpty();
            if (ready) {
                ledger.gate(Gate.open(claim.epoch(), claim.region()));
            }
            return ledger.standing();
        });
    }

    @Override
    public Uni<Boolean> isWriter() {
        return answer(() -> ledger.standing().writable());
    }

    @Override
    public Uni<Void> promote(Claim claim, Promotion promotion) {
        return answer(() -> {
            ledger.promote();
            return null;
        });
    }

    @Override
    public Uni<Boolean> leads() {
        return Uni.createFrom().item(true);
    }
}
