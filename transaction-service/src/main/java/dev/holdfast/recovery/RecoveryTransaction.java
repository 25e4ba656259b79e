package dev.holdfast.recovery;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import io.smallrye.mutiny.Uni;
import java.util.List;

/// An open transaction of a takeover. It must be ended by exactly one of its last three methods.
public interface RecoveryTransaction {

    /// Where the database stands, under the lock.
    Standing standing();

    /// What it holds locks on.
    LedgerView view();

    /// Takes a row's decisions back, deletes the row, and commits.
    ///
    /// @return whether the row was there; if not, nothing was written
    Uni<Boolean> undo(LedgerUndo undo, OutboxRow row);

    /// Applies an entry's decisions, moves the position past the entry, and commits.
    Uni<Void> replay(Replayed replayed);

    /// Ends without writing. Never fails.
    Uni<Void> rollback();

    /// What an entry does to a database.
    ///
    /// @param change empty for a seal
    /// @param carriers the row that carried each of the change's decisions, in their order
    record Replayed(ChainedEntry entry, LedgerChange change, List<RowId> carriers) {}
}
