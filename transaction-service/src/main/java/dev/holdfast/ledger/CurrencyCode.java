package dev.holdfast.ledger;

/// A currency as three upper-case letters (ISO 4217, alphabetic code). Amounts are in its minor
/// unit.
public record CurrencyCode(String value) {

    private static final int LENGTH = 3;

    /// @throws IllegalArgumentException unless it is three letters A to Z
    public CurrencyCode {
        if (value.length() != LENGTH || !value.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("A currency is three letters A to Z (ISO 4217).");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
