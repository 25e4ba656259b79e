package dev.holdfast.orders;

import java.util.regex.Pattern;

/// One thing that is ordered.
///
/// @param sku the stock-keeping unit, 1 to 64 printable ASCII characters without spaces
/// @param quantity 1 to 1,000,000
/// @param unitPrice in minor units of the order's currency; zero or more
public record OrderLine(String sku, int quantity, long unitPrice) {

    public static final int MOST = 1_000_000;

    private static final Pattern SKU = Pattern.compile("[\\x21-\\x7e]{1,64}");

    /// @throws IllegalArgumentException if a bound is exceeded, naming it
    public OrderLine {
        if (!SKU.matcher(sku).matches()) {
            throw new IllegalArgumentException(
                    "A sku is 1 to 64 printable ASCII characters without spaces.");
        }
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("A quantity is 1 to 1000000.");
        }
        if (unitPrice < 0) {
            throw new IllegalArgumentException("A unit price is zero or more, in minor units.");
        }
    }
}
