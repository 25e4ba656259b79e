package dev.holdfast.operations;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.PublishEvents;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Figures about publishing events: how many, how often it failed, and how far behind it is.
@Singleton
public class TellEvents {

    private final Pace pace;
    private final Counter published;
    private final Counter failures;
    private final AtomicReference<Optional<Instant>> oldest =
            new AtomicReference<>(Optional.empty());

    TellEvents(Pace pace, MeterRegistry registry) {
        this.pace = pace;
        this.published =
                Counter.builder("holdfast.events.published")
                        .description("Events that the bus has accepted")
                        .register(registry);
        this.failures =
                Counter.builder("holdfast.events.failures")
                        .description("Attempts to publish that failed")
                        .register(registry);
        Gauge.builder("holdfast.events.lag.seconds", this::lagSeconds)
                .description("Age of the last entry that was published while there may be more")
                .register(registry);
    }

    public void published(PublishEvents.Published step) {
        published.increment(step.events());
        oldest.set(step.oldest());
    }

    /// Events of orders that the bus has accepted.
    public void publishedOfOrders(int events) {
        published.increment(events);
    }

    public void failed() {
        failures.increment();
    }

    private double lagSeconds() {
        return oldest.get()
                .map(since -> Duration.between(since, pace.now()).toMillis() / 1e3)
                .orElse(0.0);
    }
}
