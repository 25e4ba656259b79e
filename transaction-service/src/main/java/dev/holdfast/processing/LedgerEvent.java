package dev.holdfast.processing;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Decision;

/// A decision in the journal, as others hear of it. Its id is the decision's: whoever publishes it,
/// how often and in whichever region, it is the same event.
///
/// @param position of the entry that carries it
/// @param index among the decisions of that entry, from 0; position and index put all events into
///   one order
public record LedgerEvent(Position position, int index, Decision decision) {}
