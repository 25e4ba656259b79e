package dev.holdfast.recovery;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Who rules, as the journal's table has it. Reads are strongly consistent. A failure, a time-out
/// too, means *unknown*: read again.
public interface Reigns {

    /// The reign; empty before the first claim ever.
    Uni<Optional<Reign>> current();

    /// Replaces the reign by a claim, on the condition of the epoch that was read.
    ///
    /// @param read the epoch that was read, or [Epoch#NONE] if there was no reign
    /// @return whether this call replaced it
    Uni<Boolean> claim(Epoch read, Reign next);

    /// Changes what a reign says about itself, on the condition that it is still the same claim
    /// with the same handover, or still none: nobody's request or withdrawal is written over.
    ///
    /// @param read the reign that was read
    /// @return whether it still was
    Uni<Boolean> amend(Reign read, Reign next);

    /// The last sign of life.
    Uni<Optional<Heartbeat>> heartbeat();
}
