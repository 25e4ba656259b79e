package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;

/// Time, as flows see it: a clock on the wall, a monotonic clock, and a way to wait.
public interface Pace {

    /// Wall time in whole microseconds. For people and for records; nothing is ordered by it.
    Instant now();

    /// Monotonic time in nanoseconds, from an arbitrary origin.
    long nanos();

    /// Completes after the delay.
    Uni<Void> after(Duration delay);
}
