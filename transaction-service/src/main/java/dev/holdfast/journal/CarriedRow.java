package dev.holdfast.journal;

/// An outbox row as an entry carries it.
///
/// @param decisions encoded by [DecisionCodec]
public record CarriedRow(RowId id, Payload decisions) {}
