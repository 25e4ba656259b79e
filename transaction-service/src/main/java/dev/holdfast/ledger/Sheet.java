package dev.holdfast.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The accounts while decisions are applied to them, or taken back from them, one by one.
final class Sheet {

    private final Map<AccountId, Account> accounts;
    private final Set<AccountId> opened = new LinkedHashSet<>();
    private final Set<AccountId> closed = new LinkedHashSet<>();
    private final Map<AccountId, Account> touched = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();

    Sheet(Map<AccountId, Account> accounts) {
        this.accounts = new HashMap<>(accounts);
    }

    @Nullable Account find(AccountId id) {
        return accounts.get(id);
    }

    void apply(Decision decision) {
        switch (decision.outcome()) {
            case Outcome.Posted posted -> applyPosted(decision.id(), posted);
            case Outcome.Opened ignored ->
                    applyOpened((Command.OpenAccount) decision.command(), decision);
            case Outcome.LimitChanged ignored -> {
                Command.ChangeOverdraftLimit command =
                        (Command.ChangeOverdraftLimit) decision.command();
                put(existing(command.account()).limited(command.overdraftLimit()));
            }
            case Outcome.Rejected ignored -> {}
        }
    }

    private void applyPosted(DecisionId transaction, Outcome.Posted posted) {
        post(transaction, existing(posted.debit()).posted(-posted.amount()), -posted.amount());
        post(transaction, existing(posted.credit()).posted(posted.amount()), posted.amount());
    }

    private void post(DecisionId transaction, Account after, long amount) {
        put(after);
        postings.add(
                new Posting(after.id(), after.version(), transaction, amount, after.balance()));
    }

    private void applyOpened(Command.OpenAccount command, Decision decision) {
        AccountId id = new AccountId(decision.id().value());
        if (accounts.containsKey(id)) {
            throw new CorruptLedger("Account " + id + " was opened twice.");
        }
        opened.add(id);
        put(Account.opened(id, command));
    }

    void revert(Decision decision) {
        switch (decision.outcome()) {
            case Outcome.Posted posted -> {
                put(existing(posted.credit()).unposted(posted.amount()));
                put(existing(posted.debit()).unposted(-posted.amount()));
            }
            case Outcome.Opened ignored -> close(new AccountId(decision.id().value()));
            case Outcome.LimitChanged changed -> {
                Command.ChangeOverdraftLimit command =
                        (Command.ChangeOverdraftLimit) decision.command();
                put(existing(command.account()).unlimited(changed.before()));
            }
            case Outcome.Rejected ignored -> {}
        }
    }

    private void close(AccountId id) {
        Account last = existing(id);
        if (last.version() != 1) {
            throw new CorruptLedger(
                    "Account " + id + " is still used at version " + last.version() + ".");
        }
        accounts.remove(id);
        touched.remove(id);
        closed.add(id);
    }

    private Account existing(AccountId id) {
        Account account = accounts.get(id);
        if (account == null) {
            throw new CorruptLedger(
                    "A decision names account " + id + ", which the ledger does not have.");
        }
        return account;
    }

    private void put(Account account) {
        accounts.put(account.id(), account);
        touched.put(account.id(), account);
    }

    LedgerChange change(List<Decision> decisions) {
        List<Account> inserts = opened.stream().map(this::existing).toList();
        List<Account> updates =
                touched.values().stream()
                        .filter(account -> !opened.contains(account.id()))
                        .toList();
        return new LedgerChange(List.copyOf(decisions), List.copyOf(postings), inserts, updates);
    }

    LedgerUndo undo(List<Decision> decisions) {
        return new LedgerUndo(
                decisions.stream().map(Decision::id).toList(),
                List.copyOf(touched.values()),
                List.copyOf(closed));
    }
}
