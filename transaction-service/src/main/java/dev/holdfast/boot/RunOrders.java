package dev.holdfast.boot;

import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.SweepOrders;
import dev.holdfast.orders.TakeOrders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Takes orders from the queue and takes up those left behind; neither if the service takes no
/// orders. Nothing of it is made before it is needed.
@Singleton
final class RunOrders {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final OrderConfig config;
    private final Rounds sweep;
    private final Rounds take;

    RunOrders(HoldfastConfig config, Flows flows, Rounds.Means means) {
        this.config = config.orders();
        Duration pause = this.config.sweepEvery();
        this.sweep =
                new Rounds(
                        "Sweeping orders",
                        () -> flows.sweep().get().sweep().replaceWith(pause),
                        means,
                        pause);
        this.take = new Rounds("Taking orders from the queue", () -> take(flows), means, pause);
    }

    /// What brings orders to their end, and where they come from.
    @Singleton
    record Flows(
            Instance<SweepOrders> sweep, Instance<TakeOrders> take, Instance<OrderQueue> queue) {}

    /// The queue itself waits for messages.
    private static Uni<Duration> take(Flows flows) {
        return flows.take().get().takeFrom(flows.queue().get()).replaceWith(AT_ONCE);
    }

    void start(@Observes StartupEvent event) {
        if (config.bucket().isPresent()) {
            sweep.start();
        }
        if (config.bucket().isPresent() && config.queue().isPresent()) {
            take.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sweep.stop();
        take.stop();
    }
}
