package dev.holdfast.recovery;

import dev.holdfast.processing.Faults;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The parameters in memory, with faults on demand.
final class MemoryParameter implements RoleParameter {

    final Faults faults = new Faults();
    Optional<RoleHint> hint = Optional.empty();
    boolean automatic = true;

    @Override
    public Uni<Optional<RoleHint>> hint() {
        return faults.run("hint", () -> hint);
    }

    @Override
    public Uni<Void> publish(RoleHint next) {
        return faults.run(
                "publish",
                () -> {
                    hint = Optional.of(next);
                    return null;
                });
    }

    @Override
    public Uni<Boolean> automaticTakeover() {
        return faults.run("automatic", () -> automatic);
    }

    @Override
    public Uni<Void> allowAutomaticTakeover(boolean allowed) {
        return faults.run(
                "allow",
                () -> {
                    automatic = allowed;
                    return null;
                });
    }
}
