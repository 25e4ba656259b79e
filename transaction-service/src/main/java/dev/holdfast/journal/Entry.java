package dev.holdfast.journal;

import dev.holdfast.region.RegionName;
import java.time.Instant;
import java.util.List;

/// One item of the journal.
public sealed interface Entry {

    Header header();

    default Position position() {
        return header().position();
    }

    /// Where a database is that has applied this entry.
    Position reached();

    /// What every entry says about itself.
    ///
    /// @param previous the hash of the entry before it, across epochs
    /// @param writer the region that wrote it; for people, never proof of "mine"
    /// @param writtenAt wall time of the writer, in milliseconds; for people
    record Header(Position position, EntryHash previous, RegionName writer, Instant writtenAt) {}

    /// A batch of outbox rows, in their order.
    record Decisions(Header header, List<CarriedRow> rows) implements Entry {
        public Decisions {
            rows = List.copyOf(rows);
        }

        @Override
        public Position reached() {
            return header.position();
        }
    }

    /// The end of an epoch: nothing of that epoch comes after it.
    record Seal(Header header) implements Entry {
        @Override
        public Position reached() {
            return Position.startOf(header.position().epoch().next());
        }
    }
}
