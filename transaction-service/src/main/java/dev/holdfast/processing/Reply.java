package dev.holdfast.processing;

import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.util.Optional;

/// What a caller is told about one command.
public sealed interface Reply {

    /// Decided and in the journal: this answer holds for ever, in every region.
    ///
    /// @param repeated whether it had been decided before this request
    record Acknowledged(Decision decision, boolean repeated, Epoch epoch) implements Reply {}

    /// The key was used before for something else, which is in the journal.
    record KeyReused(DecisionId decision) implements Reply {}

    /// This region does not accept transactions. Nothing was recorded.
    record NotActive(Optional<RegionName> active) implements Reply {}

    /// The queue is full. Nothing was recorded.
    record Busy(Duration retryAfter) implements Reply {}

    /// The database cannot take it now. Nothing was recorded.
    record Unavailable(String reason) implements Reply {}

    /// It may have been recorded or not. Repeating it with the same key finds out, and is safe.
    record Unknown(String reason) implements Reply {}
}
