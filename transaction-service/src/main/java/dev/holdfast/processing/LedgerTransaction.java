package dev.holdfast.processing;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerView;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/// An open database transaction that holds its gate, its locks and its order number. It must be
/// ended by exactly one of its two methods.
public interface LedgerTransaction {

    /// What it holds locks on.
    LedgerView view();

    /// The recorded decisions of the view, with how far they got, as of the same snapshot.
    Map<DecisionId, RecordedDecision> recorded();

    /// The number to give to its outbox row.
    long order();

    /// Writes the change and the outbox row, and commits.
    ///
    /// Fails with a [StoreFailure].
    Uni<Void> commit(LedgerChange change, OutboxRow row);

    /// Ends without writing. Never fails: a transaction that cannot be rolled back is broken off.
    Uni<Void> rollback();
}
