package dev.holdfast.simulation;

import dev.holdfast.region.RoleHint;
import java.util.Optional;

/// The parameters of one region.
final class SimParameters {

    private Optional<RoleHint> hint = Optional.empty();
    private boolean automatic = true;

    Optional<RoleHint> hint() {
        return hint;
    }

    boolean automatic() {
        return automatic;
    }

    void allow(boolean allowed) {
        automatic = allowed;
    }

    /// A hint of a later epoch stays.
    void publish(RoleHint next) {
        boolean stale = hint.isPresent() && hint.get().epoch().isAfter(next.epoch());
        if (!stale) {
            hint = Optional.of(next);
        }
    }
}
