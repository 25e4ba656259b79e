package dev.holdfast.region;

/// The number of a reign: who holds epoch 7 may acknowledge in epoch 7 and in no other. Grows by
/// one at every claim. Epoch 0 is the time before the first claim, in which nobody may acknowledge.
public record Epoch(long value) implements Comparable<Epoch> {

    public static final Epoch NONE = new Epoch(0);
    public static final Epoch FIRST = new Epoch(1);

    /// @throws IllegalArgumentException if it is negative
    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException(
                    "An epoch is never negative, but was " + value + ".");
        }
    }

    public Epoch next() {
        return new Epoch(Math.addExact(value, 1));
    }

    public boolean isBefore(Epoch other) {
        return value < other.value;
    }

    public boolean isAfter(Epoch other) {
        return value > other.value;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
