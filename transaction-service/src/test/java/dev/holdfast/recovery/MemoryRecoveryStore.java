package dev.holdfast.recovery;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.Faults;
import dev.holdfast.processing.MemoryDatabase;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// A database in memory as a takeover sees it, with faults on demand.
final class MemoryRecoveryStore implements RecoveryStore {

    final Faults faults = new Faults();
    private final MemoryDatabase database;

    MemoryRecoveryStore(MemoryDatabase database) {
        this.database = database;
    }

    @Override
    public Uni<Standing> standing() {
        return faults.run("standing", database::standing);
    }

    @Override
    public Uni<Standing> close(Claim claim) {
        return faults.run(
                "close",
                () -> {
                    if (database.gate.epoch().isBefore(claim.epoch())) {
                        database.gate = Gate.closed(claim);
                    }
                    return database.standing();
                });
    }

    @Override
    public Uni<Optional<OutboxRow>> newestRow() {
        return faults.run(
                "newestRow",
                () ->
                        database.outbox.isEmpty()
                                ? Optional.empty()
                                : Optional.of(database.outbox.getLast()));
    }

    @Override
    public Uni<RecoveryTransaction> begin(Claim claim, Touched touched) {
        return faults.run(
                "begin",
                () -> {
                    if (!database.gate.equals(Gate.closed(claim))) {
                        throw new StoreFailure(StoreFailure.Kind.GATE_CLOSED, "not closed");
                    }
                    return new Transaction(database.standing(), database.book.view());
                });
    }

    @Override
    public Uni<Standing> open(Claim claim) {
        return faults.run(
                "open",
                () -> {
                    boolean ready =
                            database.gate.equals(Gate.closed(claim))
                                    && database.outbox.isEmpty()
                                    && database.position.equals(Position.startOf(claim.epoch()));
                    if (ready) {
                        database.gate = Gate.open(claim.epoch(), claim.region());
                    }
                    return database.standing();
                });
    }

    private final class Transaction implements RecoveryTransaction {

        private final Standing standing;
        private final LedgerView view;

        Transaction(Standing standing, LedgerView view) {
            this.standing = standing;
            this.view = view;
        }

        @Override
        public Standing standing() {
            return standing;
        }

        @Override
        public LedgerView view() {
            return view;
        }

        @Override
        public Uni<Boolean> undo(LedgerUndo undo, OutboxRow row) {
            return faults.run(
                    "undo",
                    () -> {
                        boolean there = database.outbox.remove(row);
                        if (there) {
                            database.book.undo(undo);
                            undo.removed().forEach(database.carriers::remove);
                        }
                        return there;
                    });
        }

        @Override
        public Uni<Void> replay(Replayed replayed) {
            return faults.run(
                    "replay",
                    () -> {
                        database.book.apply(replayed.change());
                        for (int i = 0; i < replayed.carriers().size(); i++) {
                            database.carriers.put(
                                    replayed.change().decisions().get(i).id(),
                                    replayed.carriers().get(i));
                        }
                        database.position = replayed.entry().entry().reached();
                        database.hash = replayed.entry().hash();
                        return null;
                    });
        }

        @Override
        public Uni<Void> rollback() {
            return faults.run("rollback", () -> null);
        }
    }
}
