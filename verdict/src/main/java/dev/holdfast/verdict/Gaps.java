package dev.holdfast.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// Times without service, seen from somebody who asks all the time.
public final class Gaps {

    private Gaps() {}

    /// The longest time between two neighbours, from the first to the last.
    public static Duration longest(List<Instant> times) {
        return between(times).stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// What of the time from first to last passed in gaps longer than that.
    public static Duration longerThan(Duration tolerated, List<Instant> times) {
        return between(times).stream()
                .filter(gap -> gap.compareTo(tolerated) > 0)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static List<Duration> between(List<Instant> times) {
        List<Instant> sorted = times.stream().sorted().toList();
        return IntStream.range(1, sorted.size())
                .mapToObj(i -> Duration.between(sorted.get(i - 1), sorted.get(i)))
                .toList();
    }
}
