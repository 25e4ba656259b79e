package dev.holdfast.processing;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Position;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// The journal: a totally ordered log that is durable in more than one region once it answers. All
/// reads are strongly consistent. A failure of any kind, a time-out too, means *unknown*: the
/// operation may have happened, may happen later, or never.
public interface Journal {

    /// Puts an entry at its position if nothing is there.
    Uni<Append> append(ChainedEntry entry);

    /// How an append ended, where it did.
    sealed interface Append {
        /// The entry is in the journal.
        record Stored() implements Append {}

        /// The position holds an entry, perhaps this very one from an earlier try.
        record Taken(ChainedEntry entry) implements Append {}
    }

    Uni<Optional<ChainedEntry>> read(Position position);

    /// The entries of one epoch from a position on, without gaps.
    ///
    /// @param limit how many at the most
    Uni<List<ChainedEntry>> readFrom(Position position, int limit);

    /// The position of the last entry of an epoch, or (epoch, 0) if it has none.
    Uni<Position> tail(Epoch epoch);

    /// Writes a sign of life unless the stored one is of a later epoch.
    ///
    /// @return whether it was written
    Uni<Boolean> beat(Heartbeat heartbeat);
}
