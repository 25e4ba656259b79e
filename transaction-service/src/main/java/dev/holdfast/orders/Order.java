package dev.holdfast.orders;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import java.util.List;

/// What somebody ordered. It never changes: another content under the same id is another order, and
/// is refused.
///
/// @param payer the account that pays
/// @param payee the account that is paid
/// @param total in minor units of the currency, as whoever placed it understands it; more than zero
/// @param lines 1 to 100
public record Order(
        OrderId id,
        AccountId payer,
        AccountId payee,
        CurrencyCode currency,
        long total,
        List<OrderLine> lines) {

    public static final int MOST_LINES = 100;

    /// @throws IllegalArgumentException if a bound is exceeded, naming it
    public Order {
        if (total <= 0) {
            throw new IllegalArgumentException("A total is more than zero, in minor units.");
        }
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException("An order has 1 to 100 lines.");
        }
        lines = List.copyOf(lines);
    }
}
