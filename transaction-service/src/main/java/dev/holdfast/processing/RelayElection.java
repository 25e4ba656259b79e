package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;

/// Elects one relay among the processes of a region, for speed alone: two relays get in each
/// other's way, and safety does not care.
public interface RelayElection {

    /// Whether this process leads. Asked before every round; never fails, and answers no when it
    /// does not know.
    Uni<Boolean> leads();
}
