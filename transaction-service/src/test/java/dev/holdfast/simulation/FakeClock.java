package dev.holdfast.simulation;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The clocks of one process: a wall clock that may be wrong and jump, and a monotonic one that
/// starts anywhere. Waiting takes at least as long as was asked for.
final class FakeClock implements Pace {

    private static final Instant EPOCH = Instant.parse("2025-06-01T12:00:00Z");
    private static final int WORST_SKEW_SECONDS = 90;
    private static final long SLACK = World.MILLI;

    private final World world;
    private final ServiceProcess process;
    private final long origin;
    private long skew;

    FakeClock(World world, ServiceProcess process) {
        this.world = world;
        this.process = process;
        this.origin = world.between(-1_000_000 * World.MILLI, 1_000_000 * World.MILLI);
    }

    /// Sets the wall clock to another time, before or after.
    void jump() {
        skew = world.between(-WORST_SKEW_SECONDS, WORST_SKEW_SECONDS);
    }

    @Override
    public Instant now() {
        return EPOCH.plusSeconds(skew).plusNanos(world.now()).truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long nanos() {
        return origin + world.now();
    }

    @Override
    public Uni<Void> after(Duration delay) {
        return Uni.createFrom()
                .emitter(emitter -> {
                    long due = delay.toNanos() + world.between(0, SLACK);
                    world.in(process, due, () -> emitter.complete(null));
                });
    }
}
