package dev.holdfast.recovery;

import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The replicated parameters that people and tools read and set. They are hints: nothing here
/// decides who may acknowledge.
public interface RoleParameter {

    /// Which region should be active; empty if the parameter does not exist.
    Uni<Optional<RoleHint>> hint();

    /// Says which region is active. A stored hint of a later epoch stays as it is.
    Uni<Void> publish(RoleHint hint);

    /// Whether takeover without an operator is allowed. It is, unless the parameter says
    /// `forbidden`.
    Uni<Boolean> automaticTakeover();

    /// Allows or forbids takeover without an operator.
    Uni<Void> allowAutomaticTakeover(boolean allowed);
}
