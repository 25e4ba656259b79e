package dev.holdfast.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Something that must not grow while load goes on, as it was seen now and then over a period in
/// which nothing else changed.
///
/// @param early what it was below in nine of ten looks in the first third of the period
/// @param highest of all
/// @param late the same in the last third
public record Growth(long early, long highest, long late) {

    private static final double TOLERATED = 1.5;

    /// So much is noise: a few threads, a burst in an outbox.
    private static final long SLACK = 50;

    /// Of which a third still has ten.
    private static final int LOOKS = 30;

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

    /// A region is a standby, then active, then lost and begun anew, and each of that has figures
    /// of its own: a change between them is no growth. So each period is looked at by itself, and
    /// the one that grew most counts. One of fewer looks than [#LOOKS] tells little, and counts
    /// only where none is longer.
    ///
    /// @param periods at least one, each as for [#of]
    public static Growth most(Collection<List<Long>> periods) {
        boolean tell = periods.stream().anyMatch(seen -> seen.size() >= LOOKS);
        return periods.stream()
                .filter(seen -> !tell || seen.size() >= LOOKS)
                .map(Growth::of)
                .max(Comparator.comparingDouble(Growth::excess))
                .orElseThrow();
    }

    private static long nineOfTen(List<Long> values) {
        int index = (int) Math.ceil(values.size() * NINE_OF_TEN) - 1;
        return values.stream().sorted().toList().get(index);
    }

    /// Whether it stayed about what it was.
    public boolean isBounded() {
        return excess() <= 0;
    }

    private double excess() {
        return late - (early * TOLERATED + SLACK);
    }
}
