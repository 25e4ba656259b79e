package dev.holdfast.boot;

import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.SweepOrders;
import dev.holdfast.orders.TakeOrders;
import dev.holdfast.processing.Pace;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Takes orders from the queue and takes up those left behind, again and again from start to stop;
/// neither if the service takes no orders.
@Singleton
final class RunOrders {

    private static final Logger LOG = Logger.getLogger(RunOrders.class);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final OrderConfig config;
    private final Instance<SweepOrders> sweep;
    private final Instance<TakeOrders> take;
    private final Around around;
    private volatile boolean stopped;

    RunOrders(
            HoldfastConfig config,
            Instance<SweepOrders> sweep,
            Instance<TakeOrders> take,
            Around around) {
        this.config = config.orders();
        this.sweep = sweep;
        this.take = take;
        this.around = around;
    }

    /// Where orders come from, and time.
    @Singleton
    record Around(Instance<OrderQueue> queue, Pace pace) {}

    /// The first look comes after a pause, so that starting waits for nothing.
    void start(@Observes StartupEvent event) {
        if (config.bucket().isEmpty()) {
            return;
        }
        again(config.sweepEvery(), new Round("sweep", this::sweep));
        if (config.queue().isPresent()) {
            again(config.sweepEvery(), new Round("queue", this::take));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /// Something that is done again and again.
    ///
    /// @param work answers how long to pause after it
    private record Round(String name, Supplier<Uni<Duration>> work) {}

    private Uni<Duration> sweep() {
        return sweep.get().sweep().replaceWith(config.sweepEvery());
    }

    /// The queue itself waits for messages.
    private Uni<Duration> take() {
        return take.get().takeFrom(around.queue().get()).replaceWith(AT_ONCE);
    }

    private void again(Duration pause, Round round) {
        around.pace().after(pause).subscribe().with(done -> run(round));
    }

    private void run(Round round) {
        if (!stopped) {
            Uni.createFrom()
                    .deferred(() -> round.work().get())
                    .subscribe()
                    .with(pause -> again(pause, round), failure -> failed(round, failure));
        }
    }

    private void failed(Round round, Throwable failure) {
        LOG.warnf("orders=%s cannot go on now: %s", round.name(), failure.getMessage());
        again(config.sweepEvery(), round);
    }
}
