package dev.holdfast.verdict;

import java.util.List;

/// Something that must not grow while load goes on, as it was seen now and then.
///
/// @param early in the middle of the first third of the run, as a median
/// @param highest of all
/// @param late in the middle of the last third
public record Growth(long early, long highest, long late) {

    private static final double TOLERATED = 1.5;

    /// So much is noise: a few threads, a burst in an outbox.
    private static final long SLACK = 50;

    private static final int THIRDS = 3;

    /// @param seen in the order of time; not empty
    public static Growth of(List<Long> seen) {
        int third = Math.max(1, seen.size() / THIRDS);
        return new Growth(
                median(seen.subList(0, third)),
                seen.stream().mapToLong(Long::longValue).max().orElseThrow(),
                median(seen.subList(seen.size() - third, seen.size())));
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /// Whether it stayed about what it was.
    public boolean isBounded() {
        return late <= early * TOLERATED + SLACK;
    }
}
