package dev.holdfast.ledger;

import java.util.List;

/// How a batch was decided.
///
/// @param answers one for each command, in the batch's order
/// @param change what the new decisions do to the ledger
public record Ruling(List<Answer> answers, LedgerChange change) {}
