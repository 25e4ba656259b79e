package dev.holdfast.processing;

import dev.holdfast.journal.Position;
import io.smallrye.mutiny.Uni;

/// Up to where the journal's decisions have been published; shared by the regions. A failure means
/// *unknown*.
public interface EventCursor {

    /// [Position#START] before the first publication.
    Uni<Position> read();

    /// Moves the cursor if it is where the caller read it.
    ///
    /// @return whether it was moved
    Uni<Boolean> move(Position from, Position to);
}
