package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.orders.OrderId;
import java.util.Locale;

/// Reads ids from paths, queries and bodies.
final class Ids {

    private Ids() {}

    static AccountId account(String field, String text) {
        return new AccountId(decision(field, text).value());
    }

    /// The JDK reads some texts as UUIDs that are none; only the canonical form is one here.
    static DecisionId decision(String field, String text) {
        try {
            DecisionId id = DecisionId.parse(text);
            if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            throw notAnId(field);
        }
        throw notAnId(field);
    }

    static OrderId order(String text) {
        try {
            return new OrderId(text);
        } catch (IllegalArgumentException malformed) {
            throw new BadInput("id", String.valueOf(malformed.getMessage()));
        }
    }

    private static BadInput notAnId(String field) {
        return new BadInput(field, "An id is a UUID of 36 characters.");
    }
}
