package dev.holdfast.processing;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Touched;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;

/// The ledger database, as the write path sees it. Every operation is bounded in time by its
/// implementation, and fails with a [StoreFailure].
public interface LedgerStore {

    /// Begins a transaction: checks the gate and holds it against a takeover until the end, locks
    /// what is touched in sorted order, reads it, and draws the order number last.
    Uni<LedgerTransaction> begin(Gate gate, Touched touched);

    /// Position and outbox rows in one snapshot.
    ///
    /// @param maxBytes of payload in all; one row is returned in any case
    Uni<RelaySnapshot> snapshot(int maxBytes);

    /// Settles an entry under the gate.
    Uni<Settlement.Result> settle(Gate gate, Settlement settlement);

    /// What one snapshot says about a decision that was carried by a row.
    Uni<Evidence> evidence(DecisionId decision, RowId row);

    /// What a snapshot can say about a committed decision.
    enum Evidence {
        /// It is present and its row has left the outbox: it is in the journal.
        JOURNALED,
        /// It is present, and so is its row.
        IN_OUTBOX,
        /// It is not present as that row's: it was undone.
        GONE
    }
}
