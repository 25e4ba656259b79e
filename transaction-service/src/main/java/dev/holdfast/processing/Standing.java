package dev.holdfast.processing;

import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.region.Gate;

/// Where a database stands, in one snapshot.
///
/// @param gate what its reign row says
/// @param position up to which it contains the journal
/// @param hash of the entry at that position
/// @param writable whether it accepts writes, or is a standby
public record Standing(Gate gate, Position position, EntryHash hash, boolean writable) {}
