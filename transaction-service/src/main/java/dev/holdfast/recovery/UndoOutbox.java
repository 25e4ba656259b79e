package dev.holdfast.recovery;

import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Step 6: take back what was committed and is not known to be journaled, newest first. Rows that
/// were journaled after all come back with the replay. Afterwards the database is the fold of the
/// journal up to its position.
public final class UndoOutbox {

    private final RecoveryStore store;

    public UndoOutbox(RecoveryStore store) {
        this.store = store;
    }

    /// @return the number of decisions taken back
    public Uni<Long> run(Claim claim) {
        return Multi.createBy()
                .repeating()
                .uni(() -> undoNewest(claim))
                .whilst(undone -> undone >= 0)
                .filter(undone -> undone > 0)
                .collect()
                .with(Collectors.summingLong(Long::longValue));
    }

    /// @return the number of decisions taken back, or -1 if the outbox is empty
    private Uni<Long> undoNewest(Claim claim) {
        return store.newestRow().chain(row -> undo(claim, row));
    }

    private Uni<Long> undo(Claim claim, Optional<OutboxRow> row) {
        return row.isEmpty() ? Uni.createFrom().item(-1L) : undo(claim, row.get());
    }

    private Uni<Long> undo(Claim claim, OutboxRow row) {
        List<Decision> decisions = DecisionCodec.decode(row.decisions());
        return store.begin(claim, Touched.byDecisions(decisions))
                .chain(transaction -> undo(decisions, row, transaction));
    }

    /// Another worker may have undone the row since it was read; then it is not there any more, and
    /// the accounts must not be touched again.
    private Uni<Long> undo(
            List<Decision> decisions, OutboxRow row, RecoveryTransaction transaction) {
        boolean gone = !transaction.view().decisions().containsKey(decisions.getFirst().id());
        if (gone) {
            return transaction.rollback().chain(store::newestRow).map(newest -> gone(row, newest));
        }
        LedgerUndo undo;
        try {
            undo = LedgerUndo.of(decisions, transaction.view().accounts());
        } catch (RuntimeException corrupt) {
            return transaction.rollback().chain(() -> Uni.createFrom().failure(corrupt));
        }
        return transaction.undo(undo, row).map(done -> done ? decisions.size() : 0L);
    }

    /// A row that is still there without its decisions would be met for ever.
    private static long gone(OutboxRow row, Optional<OutboxRow> newest) {
        if (newest.filter(found -> found.id().equals(row.id())).isPresent()) {
            throw new CorruptLedger(
                    "Outbox row " + row.id() + " names decisions that the ledger does not have.");
        }
        return 0;
    }
}
