package dev.holdfast.boot;

import dev.holdfast.operations.TellEvents;
import dev.holdfast.orders.PublishOrders;
import dev.holdfast.processing.PublishEvents;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Publishes events of the ledger and of orders, if the service has a bus. Nothing of it is made
/// before it is needed.
@Singleton
final class RunEvents {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Duration pause;
    private final Flows flows;
    private final TellEvents tell;
    private final List<Rounds> rounds = new ArrayList<>();

    RunEvents(HoldfastConfig config, Flows flows, TellEvents tell, Rounds.Means means) {
        this.pause = config.events().every();
        this.flows = flows;
        this.tell = tell;
        boolean wanted = config.events().bus().isPresent();
        if (wanted) {
            rounds.add(new Rounds("Publishing events", this::ledger, means, pause));
        }
        if (wanted && config.orders().bucket().isPresent()) {
            rounds.add(new Rounds("Publishing events of orders", this::orders, means, pause));
        }
    }

    /// What publishes.
    @Singleton
    record Flows(Instance<PublishEvents> ledger, Instance<PublishOrders> orders) {}

    private Uni<Duration> ledger() {
        PublishEvents publish = flows.ledger().get();
        return round(TellEvents.About.LEDGER, publish.step(), publish::oldest);
    }

    private Uni<Duration> orders() {
        PublishOrders publish = flows.orders().get();
        return round(TellEvents.About.ORDERS, publish.step(), publish::oldest);
    }

    private Uni<Duration> round(
            TellEvents.About about, Uni<Integer> step, Supplier<Optional<Instant>> oldest) {
        return step.invoke(tell::published)
                .onFailure()
                .invoke(tell::failed)
                .onTermination()
                .invoke(() -> tell.oldest(about, oldest.get()))
                .map(published -> oldest.get().isPresent() ? AT_ONCE : pause);
    }

    void start(@Observes StartupEvent event) {
        rounds.forEach(Rounds::start);
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.forEach(Rounds::stop);
    }
}
