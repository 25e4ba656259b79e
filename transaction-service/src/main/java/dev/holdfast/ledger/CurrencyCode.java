package dev.holdfast.ledger;

/// A currency as three upper-case letters (ISO 4217, alphabetic code). Amounts are in its minor
/// unit.
public record CurrencyCode(String value) {

    private static final int LENGTH = 3;

    /// @throws IllegalArgumentException unless it is three letters A to Z
    public CurrencyCode {
        if (value.length() != LENGTH || !isCapitals(value)) {
            throw new IllegalArgumentException("A currency is three letters A to Z (ISO 4217).");
        }
    }

    private static boolean isCapitals(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 'A' || text.charAt(i) > 'Z') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}
