package dev.holdfast.ledger;

import java.util.UUID;

/// Names an account. It is the id of the decision that opened it, so opening twice with one key
/// gives one account.
public record AccountId(UUID value) implements Comparable<AccountId> {

    /// @throws IllegalArgumentException unless it is a UUID in its 36-character form
    public static AccountId parse(String text) {
        return new AccountId(DecisionId.parse(text).value());
    }

    @Override
    public int compareTo(AccountId other) {
        return DecisionId.UNSIGNED.compare(value, other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
