package dev.holdfast.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The end of a bounded wait, on the monotonic clock: every wait in this module has one.
public final class Deadline {
    /// Short enough to add nothing noticeable to a start, long enough not to burn a shared core.
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Duration bound;
    private final long endNanos;

    private Deadline(Duration bound) {
        this.bound = bound;
        this.endNanos = System.nanoTime() + bound.toNanos();
    }

    public static Deadline in(Duration bound) {
        return new Deadline(bound);
    }

    /// Polls until the check holds; fails with a sentence that says what was awaited.
    public void await(String what, Check check) {
        while (!check.holds()) {
            if (expired()) {
                throw new EnvironmentFailure(
                        "Waited %d ms for %s, in vain.".formatted(bound.toMillis(), what));
            }
            pause();
        }
    }

    public boolean expired() {
        return System.nanoTime() - endNanos >= 0;
    }

    public void pause() {
        if (Thread.currentThread().isInterrupted()) {
            throw new EnvironmentFailure("The wait was interrupted.");
        }
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /// What is awaited. A check that throws ends the wait at once.
    @FunctionalInterface
    public interface Check {
        boolean holds();
    }
}
