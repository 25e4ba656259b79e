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
        long failures) {}
