package dev.holdfast.boot;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/// Real time, and Vert.x timers to wait with.
final class VertxPace implements Pace {

    private final Vertx vertx;
    private final InstantSource clock;

    VertxPace(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    /// Vert.x knows no timer shorter than a millisecond.
    @Override
    public Uni<Void> after(Duration delay) {
        long millis = Math.max(1, delay.toMillis());
        return Uni.createFrom()
                .emitter(emitter -> {
                    long timer = vertx.setTimer(millis, fired -> emitter.complete(null));
                    emitter.onTermination(() -> vertx.cancelTimer(timer));
                });
    }
}
