package dev.holdfast.simulation;

import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.RoleHint;
import dev.holdfast.simulation.FaultyNetwork.Link;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/// A process's way to its region's parameters.
final class SimRoleParameter implements RoleParameter {

    private final SimRegion region;
    private final FaultyNetwork network;
    private final Link control;

    SimRoleParameter(SimRegion region, FaultyNetwork network, Link control) {
        this.region = region;
        this.network = network;
        this.control = control;
    }

    private <T> Uni<T> ask(Supplier<T> question) {
        return network.call(control, Failures.TIMED_OUT, reply -> reply.item(question.get()));
    }

    private Uni<Void> tell(Runnable change) {
        return network.call(
                control,
                Failures.TIMED_OUT,
                reply -> {
                    change.run();
                    reply.item(null);
                });
    }

    @Override
    public Uni<Optional<RoleHint>> hint() {
        return ask(() -> region.parameters().hint());
    }

    @Override
    public Uni<Void> publish(RoleHint hint) {
        return tell(() -> region.publish(hint));
    }

    @Override
    public Uni<Boolean> automaticTakeover() {
        return ask(() -> region.parameters().automatic());
    }

    @Override
    public Uni<Void> allowAutomaticTakeover(boolean allowed) {
        return tell(() -> region.parameters().allow(allowed));
    }
}
