package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that passes when a test says so.
public final class TestPace implements Pace {

    private static final Instant BEGIN = Instant.parse("2025-06-01T12:00:00Z");

    private record Timer(long at, long number, UniEmitter<? super Void> emitter) {}

    private final List<Timer> timers = new ArrayList<>();
    private long nanos;
    private long number;
    private Runnable atNextLook = () -> {};

    @Override
    public Instant now() {
        return BEGIN.plusNanos(nanos / 1_000 * 1_000);
    }

    @Override
    public long nanos() {
        Runnable now = atNextLook;
        atNextLook = () -> {};
        now.run();
        return nanos;
    }

    /// Does something the next time that somebody looks at the monotonic clock.
    public void atNextLook(Runnable something) {
        atNextLook = something;
    }

    @Override
    public Uni<Void> after(Duration delay) {
        return Uni.createFrom().emitter(emitter -> begin(delay, emitter));
    }

    private void begin(Duration delay, UniEmitter<? super Void> emitter) {
        Timer timer = new Timer(nanos + delay.toNanos(), number++, emitter);
        timers.add(timer);
        emitter.onTermination(() -> timers.remove(timer));
    }

    public void pass(Duration duration) {
        long end = nanos + duration.toNanos();
        while (timers.stream().anyMatch(timer -> timer.at() <= end)) {
            Timer next =
                    timers.stream()
                            .min(
                                    Comparator.comparingLong(Timer::at)
                                            .thenComparingLong(Timer::number))
                            .orElseThrow();
            nanos = Math.max(nanos, next.at());
            timers.remove(next);
            next.emitter().complete(null);
        }
        nanos = end;
    }

    public void passMillis(long millis) {
        pass(Duration.ofMillis(millis));
    }

    /// How many wait for a time to come.
    public int waiting() {
        return timers.size();
    }
}
