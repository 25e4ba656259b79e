package dev.holdfast.loadtest;

import dev.holdfast.client.LoadPlan.Stretch;
import java.util.List;

/// When the n-th operation of an open run is due. Latencies count from there, so that a generator
/// or a service that is late does not hide it.
final class Schedule {

    private static final double NANOS = 1e9;

    private final List<Stretch> stretches;

    Schedule(List<Stretch> stretches) {
        this.stretches = List.copyOf(stretches);
    }

    /// @param number from 0
    /// @return nanoseconds after the first one; the last stretch's end for what comes after it
    long dueNanos(long number) {
        double left = number;
        double before = 0;
        for (Stretch stretch : stretches) {
            double seconds = stretch.millis() / 1000.0;
            double holds = seconds * (stretch.from() + stretch.to()) / 2;
            if (left < holds) {
                return Math.round((before + within(stretch, seconds, left)) * NANOS);
            }
            left -= holds;
            before += seconds;
        }
        return Math.round(before * NANOS);
    }

    /// The moment in which the area below the rate, which goes evenly from one height to another,
    /// reaches that many.
    private static double within(Stretch stretch, double seconds, double many) {
        double slope = (stretch.to() - stretch.from()) / seconds;
        if (slope == 0) {
            return many / stretch.from();
        }
        double root = Math.sqrt(stretch.from() * stretch.from() + 2 * slope * many);
        return (root - stretch.from()) / slope;
    }
}
