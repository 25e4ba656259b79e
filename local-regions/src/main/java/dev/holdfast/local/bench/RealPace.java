package dev.holdfast.local.bench;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Real time, outside Quarkus.
record RealPace(Vertx vertx) implements Pace {

    @Override
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Uni<Void> after(Duration delay) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    long millis = Math.max(1, delay.toMillis());
                    long timer = vertx.setTimer(millis, fired -> emitter.complete(null));
                    emitter.onTermination(() -> vertx.cancelTimer(timer));
                });
    }
}
