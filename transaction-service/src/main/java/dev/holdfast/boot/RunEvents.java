package dev.holdfast.boot;

import dev.holdfast.operations.TellEvents;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.PublishEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Publishes events, if the service has a bus. Nothing of it is made before it is needed.
@Singleton
final class RunEvents {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final boolean wanted;
    private final Duration pause;
    private final Instance<PublishEvents> publish;
    private final TellEvents tell;
    private final Rounds rounds;

    RunEvents(HoldfastConfig config, Instance<PublishEvents> publish, TellEvents tell, Pace pace) {
        this.wanted = config.events().bus().isPresent();
        this.pause = config.events().every();
        this.publish = publish;
        this.tell = tell;
        this.rounds = new Rounds("Publishing events", this::step, pace, pause);
    }

    private Uni<Duration> step() {
        return publish.get()
                .step()
                .invoke(tell::published)
                .onFailure()
                .invoke(tell::failed)
                .map(published -> published.goesOn() ? AT_ONCE : pause);
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
