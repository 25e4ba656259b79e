package dev.holdfast.journal;

import dev.holdfast.region.Epoch;
import java.util.Comparator;

/// A place in the journal: everything up to this entry is contained. Sequence 0 is the place before
/// the first entry of an epoch. Applying the seal of epoch e moves to (e + 1, 0), so "after a seal"
/// cannot be expressed.
public record Position(Epoch epoch, long sequence) implements Comparable<Position> {

    /// Where every database begins.
    public static final Position START = new Position(Epoch.FIRST, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::epoch).thenComparingLong(Position::sequence);

    /// @throws IllegalArgumentException if the sequence is negative
    public Position {
        if (sequence < 0) {
            throw new IllegalArgumentException(
                    "A sequence is zero or more, but was " + sequence + ".");
        }
    }

    public static Position startOf(Epoch epoch) {
        return new Position(epoch, 0);
    }

    public Position next() {
        return new Position(epoch, Math.addExact(sequence, 1));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + "/" + sequence;
    }
}
