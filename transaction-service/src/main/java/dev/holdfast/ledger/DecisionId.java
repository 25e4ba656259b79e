package dev.holdfast.ledger;

import java.util.Comparator;
import java.util.UUID;

/// Names a decision, and so a transaction. It derives from the idempotency key, so one key has one
/// decision by the primary key of the ledger itself, in every region and for ever.
public record DecisionId(UUID value) implements Comparable<DecisionId> {

    /// The order in which PostgreSQL sorts UUIDs: as unsigned bytes, unlike [UUID#compareTo].
    public static final Comparator<UUID> UNSIGNED =
            (left, right) -> {
                int high =
                        Long.compareUnsigned(
                                left.getMostSignificantBits(), right.getMostSignificantBits());
                return high != 0
                        ? high
                        : Long.compareUnsigned(
                                left.getLeastSignificantBits(), right.getLeastSignificantBits());
            };

    private static final int TEXT_LENGTH = 36;

    /// @throws IllegalArgumentException unless it is a UUID in its 36-character form
    public static DecisionId parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("An id is a UUID of 36 characters.");
        }
        return new DecisionId(UUID.fromString(text));
    }

    @Override
    public int compareTo(DecisionId other) {
        return UNSIGNED.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
