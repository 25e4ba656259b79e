package dev.holdfast.orders;

import dev.holdfast.ledger.IdempotencyKey;
import java.util.regex.Pattern;

/// Names an order; chosen by whoever places it, and the same in every repeat. All that an order
/// does derives its keys from here, never from a time: so whoever repeats a stage repeats the very
/// same effect.
public record OrderId(String value) {

    private static final String PURPOSE = "orders";
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    /// @throws IllegalArgumentException unless it is 1 to 64 letters, digits, dots, dashes and
    ///   underscores, and begins with a letter or a digit
    public OrderId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An order id is 1 to 64 letters, digits, dots, dashes and underscores, and begins"
                            + " with a letter or a digit.");
        }
    }

    IdempotencyKey paymentKey() {
        return IdempotencyKey.own(PURPOSE, value + "/payment");
    }

    IdempotencyKey reversalKey() {
        return IdempotencyKey.own(PURPOSE, value + "/reversal");
    }

    @Override
    public String toString() {
        return value;
    }
}
