package dev.holdfast.operations;

import dev.holdfast.processing.Pace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Figures about publishing events: how many, how often it failed, and how far behind it is.
@Singleton
public class TellEvents {

    private final Pace pace;
    private final Counter published;
    private final Counter failures;
    private final Map<About, Instant> oldest = new ConcurrentHashMap<>();

    /// What events are about.
    public enum About {
        LEDGER,
        ORDERS
    }

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
        for (About about : About.values()) {
            Gauge.builder("holdfast.events.lag.seconds", () -> lagSeconds(about))
                    .tag("about", about.name())
                    .description("Age of the oldest that is not known to be published")
                    .register(registry);
        }
    }

    /// @param events that the bus has accepted
    public void published(int events) {
        published.increment(events);
    }

    /// @param since when the oldest was written that had not been published before; empty if all
    ///   had been
    public void oldest(About about, Optional<Instant> since) {
        since.ifPresentOrElse(at -> oldest.put(about, at), () -> oldest.remove(about));
    }

    public void failed() {
        failures.increment();
    }

    private double lagSeconds(About about) {
        return Optional.ofNullable(oldest.get(about))
                .map(since -> Duration.between(since, pace.now()).toMillis() / 1e3)
                .orElse(0.0);
    }
}
