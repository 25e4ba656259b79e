package dev.holdfast.boot;

import dev.holdfast.processing.Pace;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Does something again and again, one round after the other, until it is stopped. A failure costs
/// a pause, and is told once for as long as it goes on.
final class Rounds {

    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final String name;
    private final Supplier<Uni<Duration>> work;
    private final Pace pace;
    private final Counter failures;
    private final Duration pause;
    private volatile boolean stopped;
    private String lastFailure = "";

    /// Time, and where failures are counted.
    @Singleton
    record Means(Pace pace, MeterRegistry registry) {}

    /// @param name for log and figures
    /// @param work one round; it answers how long to pause after it
    /// @param pause before the first round, so that starting waits for nothing, and after a failure
    Rounds(String name, Supplier<Uni<Duration>> work, Means means, Duration pause) {
        this.name = name;
        this.work = work;
        this.pace = means.pace();
        this.failures =
                Counter.builder("holdfast.rounds.failures")
                        .description("How often work in the background could not go on")
                        .tag("work", name)
                        .register(means.registry());
        this.pause = pause;
    }

    void start() {
        after(pause);
    }

    void stop() {
        stopped = true;
    }

    private void after(Duration time) {
        pace.after(time).subscribe().with(done -> round());
    }

    private void round() {
        if (!stopped) {
            Uni.createFrom()
                    .deferred(() -> work.get())
                    .subscribe()
                    .with(this::succeeded, this::failed);
        }
    }

    private void succeeded(Duration next) {
        if (!lastFailure.isEmpty()) {
            LOG.infof("%s goes on again", name);
            lastFailure = "";
        }
        after(next);
    }

    /// At the end a round that still runs is cut off. That is none of its failures.
    private void failed(Throwable failure) {
        if (stopped) {
            return;
        }
        failures.increment();
        String kind = failure.getClass().getName() + failure.getMessage();
        if (!kind.equals(lastFailure)) {
            LOG.warnf("%s cannot go on now: %s", name, failure.getMessage());
            lastFailure = kind;
        }
        after(pause);
    }
}
