package dev.holdfast.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Values that tests of every room begin with.
public final class Samples {

    public static final CurrencyCode EUR = new CurrencyCode("EUR");
    public static final CurrencyCode USD = new CurrencyCode("USD");
    public static final Instant NOON = Instant.parse("2025-06-01T12:00:00.000001Z");

    private Samples() {}

    public static IdempotencyKey key(String value) {
        return new IdempotencyKey("bank", value);
    }

    public static DecisionId decisionOf(String key) {
        return key(key).decisionId();
    }

    /// The account that the key opens.
    public static AccountId account(String key) {
        return new AccountId(decisionOf(key).value());
    }

    public static Command.OpenAccount open(String key, long limit) {
        return new Command.OpenAccount(key(key), EUR, limit);
    }

    public static Command.ChangeOverdraftLimit limit(String key, String account, long limit) {
        return new Command.ChangeOverdraftLimit(key(key), account(account), limit);
    }

    public static Command.Transfer transfer(String key, String debit, String credit, long amount) {
        return new Command.Transfer(
                key(key), account(debit), account(credit), amount, EUR, Details.NONE);
    }

    public static Command.Reverse reverse(String key, String original) {
        return new Command.Reverse(key(key), decisionOf(original), Details.NONE);
    }

    public static Account held(String key, long balance, long limit) {
        return new Account(account(key), EUR, balance, limit, 1);
    }

    public static LedgerView viewOf(Account... accounts) {
        return new LedgerView(byId(accounts), Map.of(), Set.of());
    }

    public static Map<AccountId, Account> byId(Account... accounts) {
        Map<AccountId, Account> byId = new HashMap<>();
        for (Account account : accounts) {
            byId.put(account.id(), account);
        }
        return byId;
    }

    public static Decision decided(Command command, Outcome outcome) {
        return new Decision(command.key().decisionId(), command, NOON, outcome);
    }

    public static Ruling decide(LedgerView view, Command... commands) {
        return LedgerRules.decide(List.of(commands), view, NOON);
    }
}
