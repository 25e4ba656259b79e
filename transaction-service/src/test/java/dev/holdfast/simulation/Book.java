package dev.holdfast.simulation;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Posting;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Accounts and postings as decisions make them: a second, plain opinion beside the product's.
final class Book {

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<AccountId, TreeMap<Long, Posting>> postings = new HashMap<>();

    Optional<Account> find(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    Map<AccountId, Account> accounts() {
        return accounts;
    }

    Map<AccountId, TreeMap<Long, Posting>> postings() {
        return postings;
    }

    /// @return what is wrong with the money now; empty if nothing is
    String apply(Decision decision) {
        return switch (decision.outcome()) {
            case Outcome.Posted posted -> post(decision, posted);
            case Outcome.Opened opened -> open(opened, (Command.OpenAccount) decision.command());
            case Outcome.LimitChanged ignored ->
                    limit((Command.ChangeOverdraftLimit) decision.command());
            case Outcome.Rejected ignored -> "";
        };
    }

    private String open(Outcome.Opened opened, Command.OpenAccount command) {
        long limit = command.overdraftLimit();
        return put(new Account(opened.account(), command.currency(), 0, limit, 1));
    }

    private String limit(Command.ChangeOverdraftLimit command) {
        Account old = accounts.get(command.account());
        return old == null
                ? "no account " + command.account()
                : put(
                        new Account(
                                old.id(),
                                old.currency(),
                                old.balance(),
                                command.overdraftLimit(),
                                old.version() + 1));
    }

    private String post(Decision decision, Outcome.Posted posted) {
        String debit = post(decision, posted.debit(), -posted.amount());
        String credit = post(decision, posted.credit(), posted.amount());
        return debit.isEmpty() ? credit : debit;
    }

    private String post(Decision decision, AccountId id, long amount) {
        Account old = accounts.get(id);
        if (old == null) {
            return "no account " + id;
        }
        long balance = old.balance() + amount;
        long version = old.version() + 1;
        postings.computeIfAbsent(id, absent -> new TreeMap<>())
                .put(version, new Posting(id, version, decision.id(), amount, balance));
        return put(new Account(id, old.currency(), balance, old.overdraftLimit(), version));
    }

    private String put(Account account) {
        accounts.put(account.id(), account);
        return account.balance() < -account.overdraftLimit()
                ? "account " + account + " is below its limit"
                : "";
    }

    /// The sum of all balances, by currency.
    static Map<CurrencyCode, BigInteger> totals(Map<AccountId, Account> accounts) {
        Map<CurrencyCode, BigInteger> totals = new HashMap<>();
        for (Account account : accounts.values()) {
            BigInteger balance = BigInteger.valueOf(account.balance());
            totals.merge(account.currency(), balance, BigInteger::add);
        }
        return totals;
    }
}
