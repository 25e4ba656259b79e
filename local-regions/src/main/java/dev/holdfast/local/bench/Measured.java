package dev.holdfast.local.bench;

import java.time.Duration;

/// What one contender did in one round.
///
/// @param cpuMicros processor time per transfer, of all processes that take part, in microseconds
record Measured(
        String contender,
        Skew skew,
        double transfersPerSecond,
        Duration p50,
        Duration p99,
        double cpuMicros,
        long failures) {

    /// Has the contender run for a while, and measures it.
    static Measured of(Contender contender, Skew skew, Duration time) throws Exception {
        Duration cpu = ProcessorTime.now();
        long start = System.nanoTime();
        Latencies latencies = contender.run(skew, time);
        double seconds = (System.nanoTime() - start) / 1e9;
        double cpuMicros = ProcessorTime.now().minus(cpu).toNanos() / 1e3;
        long done = Math.max(1, latencies.transfers());
        return new Measured(
                contender.title(),
                skew,
                latencies.transfers() / seconds,
                latencies.percentile(0.5),
                latencies.percentile(0.99),
                cpuMicros / done,
                latencies.failures());
    }
}
