package dev.holdfast.processing;

import java.util.List;

/// What the relay sees in one database snapshot.
///
/// @param rows the committed outbox rows with the lowest orders, in order
public record RelaySnapshot(Standing standing, List<OutboxRow> rows) {}
