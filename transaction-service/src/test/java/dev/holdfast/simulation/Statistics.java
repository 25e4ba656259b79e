package dev.holdfast.simulation;

import java.util.Arrays;

/// How often things happened: a simulation in which nothing goes wrong proves nothing.
final class Statistics {

    private final long[] counts = new long[Statistic.values().length];

    void count(Statistic statistic) {
        counts[statistic.ordinal()]++;
    }

    void add(Statistics more) {
        Arrays.setAll(counts, i -> counts[i] + more.counts[i]);
    }

    long of(Statistic statistic) {
        return counts[statistic.ordinal()];
    }
}
