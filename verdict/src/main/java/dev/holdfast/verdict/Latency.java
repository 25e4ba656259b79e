package dev.holdfast.verdict;

import java.util.List;

/// How long something took, in milliseconds.
///
/// @param count of what was measured; with none, all figures are 0
public record Latency(long count, double p50, double p99, double max) {

    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final double MICROS = 1_000;

    public static Latency ofMicros(List<Long> micros) {
        if (micros.isEmpty()) {
            return new Latency(0, 0, 0, 0);
        }
        List<Long> sorted = micros.stream().sorted().toList();
        return new Latency(
                sorted.size(),
                at(sorted, MEDIAN),
                at(sorted, NEARLY_ALL),
                sorted.getLast() / MICROS);
    }

    private static double at(List<Long> sorted, double share) {
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / MICROS;
    }
}
