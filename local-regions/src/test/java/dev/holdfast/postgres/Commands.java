package dev.holdfast.postgres;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import java.util.Map;

/// Commands by short names.
final class Commands {

    static final CurrencyCode EUR = new CurrencyCode("EUR");
    static final Details DETAILS =
            Details.of(
                    "Rent \u20ac \"March\" \\ 'x' \ud83c\udfe0",
                    Map.of("b", "2", "a\"", "", "z", "\u00e4\n\t\ud83d\ude00"));

    private Commands() {}

    static IdempotencyKey key(String name) {
        return new IdempotencyKey("tests", name);
    }

    static DecisionId id(String name) {
        return key(name).decisionId();
    }

    static AccountId account(String name) {
        return new AccountId(id(name).value());
    }

    static Command open(String name, long limit) {
        return new Command.OpenAccount(key(name), EUR, limit);
    }

    static Command limit(String key, String account, long limit) {
        return new Command.ChangeOverdraftLimit(key(key), account(account), limit);
    }

    static Command transfer(String key, String debit, String credit, long amount) {
        return new Command.Transfer(
                key(key), account(debit), account(credit), amount, EUR, Details.NONE);
    }

    static Command detailed(String key, String debit, String credit, long amount) {
        return new Command.Transfer(
                key(key), account(debit), account(credit), amount, EUR, DETAILS);
    }

    static Command reverse(String key, String original) {
        return new Command.Reverse(key(key), id(original), DETAILS);
    }
}
