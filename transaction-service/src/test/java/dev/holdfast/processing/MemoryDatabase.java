package dev.holdfast.processing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Book;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Samples;
import dev.holdfast.ledger.Touched;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A ledger database in memory: one transaction at a time, no locks, with faults on demand. Its
/// fields are open to tests.
public final class MemoryDatabase implements LedgerStore {

    public final Faults faults = new Faults();
    public final List<OutboxRow> outbox = new ArrayList<>();
    public final Map<DecisionId, RowId> carriers = new HashMap<>();
    public Book book = new Book();
    public Gate gate = Gate.open(Regions.epoch(1), Regions.EAST);
    public Position position = Position.START;
    public EntryHash hash = EntryHash.GENESIS;
    public boolean writable = true;
    private long order;
    private long rows = 1_000;

    public Standing standing() {
        return new Standing(gate, position, hash, writable);
    }

    /// Commits commands as a batch of its own, as if another process had decided them.
    public OutboxRow commit(Command... commands) {
        LedgerChange change =
                LedgerRules.decide(List.of(commands), book.view(), Samples.NOON).change();
        OutboxRow row =
                new OutboxRow(
                        new RowId(new UUID(0, rows++)),
                        ++order,
                        DecisionCodec.encode(change.decisions()));
        write(change, row);
        return row;
    }

    private void write(LedgerChange change, OutboxRow row) {
        book.apply(change);
        change.decisions().forEach(decision -> carriers.put(decision.id(), row.id()));
        outbox.add(row);
    }

    private void require(Gate expected) {
        if (!gate.equals(expected)) {
            throw new StoreFailure(StoreFailure.Kind.GATE_CLOSED, "The gate is " + gate + ".");
        }
    }

    @Override
    public Uni<LedgerTransaction> begin(Gate expected, Touched touched) {
        return faults.run(
                "begin",
                () -> {
                    require(expected);
                    return new Transaction(expected, book.view(), recorded(), ++order);
                });
    }

    private Map<DecisionId, RecordedDecision> recorded() {
        Map<DecisionId, RecordedDecision> recorded = new HashMap<>();
        for (Decision decision : book.decisions()) {
            RowId row = carriers.get(decision.id());
            recorded.put(decision.id(), new RecordedDecision(decision, row, !isInOutbox(row)));
        }
        return recorded;
    }

    private boolean isInOutbox(RowId row) {
        return outbox.stream().anyMatch(waiting -> waiting.id().equals(row));
    }

    private final class Transaction implements LedgerTransaction {

        private final Gate expected;
        private final LedgerView view;
        private final Map<DecisionId, RecordedDecision> recorded;
        private final long number;

        Transaction(
                Gate expected,
                LedgerView view,
                Map<DecisionId, RecordedDecision> recorded,
                long number) {
            this.expected = expected;
            this.view = view;
            this.recorded = recorded;
            this.number = number;
        }

        @Override
        public LedgerView view() {
            faults.calls().add("view");
            return view;
        }

        @Override
        public Map<DecisionId, RecordedDecision> recorded() {
            return recorded;
        }

        @Override
        public long order() {
            return number;
        }

        @Override
        public Uni<Void> commit(LedgerChange change, OutboxRow row) {
            return faults.run(
                    "commit",
                    () -> {
                        require(expected);
                        write(change, row);
                        return null;
                    });
        }

        @Override
        public Uni<Void> rollback() {
            return faults.run("rollback", () -> null);
        }
    }

    @Override
    public Uni<RelaySnapshot> snapshot(int maxBytes) {
        return faults.run("snapshot", () -> new RelaySnapshot(standing(), List.copyOf(outbox)));
    }

    @Override
    public Uni<Settlement.Result> settle(Gate expected, Settlement settlement) {
        return faults.run("settle", () -> settleNow(expected, settlement));
    }

    private Settlement.Result settleNow(Gate expected, Settlement settlement) {
        require(expected);
        if (!settlement.from().equals(position)) {
            return Settlement.Result.MOVED;
        }
        List<CarriedRow> there = outbox.stream().map(OutboxRow::carried).toList();
        if (!there.containsAll(settlement.rows())) {
            return Settlement.Result.ROWS_MISSING;
        }
        outbox.removeIf(row -> settlement.rows().contains(row.carried()));
        position = settlement.to();
        hash = settlement.hash();
        return Settlement.Result.DONE;
    }

    @Override
    public Uni<Evidence> evidence(DecisionId decision, RowId row) {
        return faults.run(
                "evidence",
                () -> {
                    if (!row.equals(carriers.get(decision))) {
                        return Evidence.GONE;
                    }
                    return isInOutbox(row) ? Evidence.IN_OUTBOX : Evidence.JOURNALED;
                });
    }
}
