package dev.holdfast.local.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Collects how long transfers took: a count of all, and the times of the first million.
final class Latencies {

    private static final int KEPT = 1_000_000;

    private final long[] nanos = new long[KEPT];
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong transfers = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /// Notes that some transfers were done together.
    void done(long startNanos, int count) {
        transfers.addAndGet(count);
        int index = next.getAndIncrement();
        if (index >= 0 && index < KEPT) {
            nanos[index] = System.nanoTime() - startNanos;
        }
    }

    void failed(int count) {
        failures.addAndGet(count);
    }

    long transfers() {
        return transfers.get();
    }

    long failures() {
        return failures.get();
    }

    /// @param share from 0 to 1
    Duration percentile(double share) {
        int count = Math.min(Math.max(next.get(), 0), KEPT);
        if (count == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) Math.min(count - 1, (long) (count * share))]);
    }
}
