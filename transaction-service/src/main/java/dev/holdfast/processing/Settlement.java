package dev.holdfast.processing;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import java.util.List;

/// What the relay writes once an entry is stored: exactly the rows that the entry names leave the
/// outbox, and the position moves, all or nothing.
///
/// @param from the position that the database must still have
/// @param rows to delete, by id and content
public record Settlement(Position from, Position to, EntryHash hash, List<CarriedRow> rows) {

    /// How it went.
    public enum Result {
        DONE,
        /// The position was not `from` any more. Nothing was written.
        MOVED,
        /// A row was absent, or had other content. Nothing was written.
        ROWS_MISSING
    }
}
