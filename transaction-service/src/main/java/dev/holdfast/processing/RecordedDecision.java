package dev.holdfast.processing;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Decision;

/// A decision as one database snapshot shows it.
///
/// @param row the outbox row that carried it, or still does
/// @param journaled whether that row has left the outbox: then the decision is in the journal
public record RecordedDecision(Decision decision, RowId row, boolean journaled) {}
