package dev.holdfast.boot;

import dev.holdfast.operations.TellParameters;
import dev.holdfast.parameters.ReplicateParameters;
import dev.holdfast.processing.RegionState;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Keeps parameters equal while this region is active, if the service is to do that. Nothing of it
/// is made before it is needed, and then not on the thread of the heartbeat.
@Singleton
final class RunParameters {

    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final boolean wanted;
    private final Duration pause;
    private final RegionState state;
    private final Means means;
    private final Rounds rounds;

    RunParameters(HoldfastConfig config, RegionState state, Means means, Rounds.Means rounds) {
        Optional<Duration> every = config.parameters().reconcileEvery();
        this.wanted = every.isPresent();
        this.pause = every.orElse(UNUSED);
        this.state = state;
        this.means = means;
        this.rounds = new Rounds("Replicating parameters", this::step, rounds, pause);
    }

    /// What does it, and who tells of it.
    @Singleton
    record Means(Instance<ReplicateParameters> replicate, TellParameters tell) {}

    private Uni<Duration> step() {
        if (!state.now().accepts()) {
            return Uni.createFrom().item(pause);
        }
        return Uni.createFrom()
                .deferred(() -> means.replicate().get().reconcile())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .invoke(means.tell()::replicated)
                .onFailure()
                .invoke(means.tell()::failed)
                .replaceWith(pause);
    }

    void start(@Observes StartupEvent event) {
        if (wanted) {
            rounds.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }
}
