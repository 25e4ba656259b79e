package dev.holdfast.verdict;

import java.util.List;

/// Something that must not grow while load goes on, as it was seen now and then. A region is active
/// in one part of a run and a standby in another: what it reaches in the busiest tenth of the time
/// compares like with like, which a median does not.
///
/// @param early what it was below in nine of ten looks in the first third of the run
/// @param highest of all
/// @param late the same in the last third
public record Growth(long early, long highest, long late) {

    private static final double TOLERATED = 1.5;

    /// So much is noise: a few threads, a burst in an outbox.
    private static final long SLACK = 50;

    private static final int THIRDS = 3;
    private static final double NINE_OF_TEN = 0.9;

    /// @param seen in the order of time; not empty
    public static Growth of(List<Long> seen) {
        int third = Math.max(1, seen.size() / THIRDS);
        return new Growth(
                nineOfTen(seen.subList(0, third)),
                seen.stream().mapToLong(Long::longValue).max().orElseThrow(),
                nineOfTen(seen.subList(seen.size() - third, seen.size())));
    }

    private static long nineOfTen(List<Long> values) {
        int index = (int) Math.ceil(values.size() * NINE_OF_TEN) - 1;
        return values.stream().sorted().toList().get(index);
    }

    /// Whether it stayed about what it was.
    public boolean isBounded() {
        return late <= early * TOLERATED + SLACK;
    }
}
