package dev.holdfast.ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A ledger in memory: what the database does with changes and undos, for tests.
public final class Book {

    private final Map<AccountId, Account> accounts = new TreeMap<>();
    private final Map<DecisionId, Decision> decisions = new LinkedHashMap<>();
    private final List<Posting> postings = new ArrayList<>();

    public LedgerView view() {
        return new LedgerView(Map.copyOf(accounts), Map.copyOf(decisions), reversed());
    }

    private Set<DecisionId> reversed() {
        Set<DecisionId> reversed = new HashSet<>();
        for (Decision decision : decisions.values()) {
            if (decision.command() instanceof Command.Reverse reverse
                    && decision.outcome() instanceof Outcome.Posted) {
                reversed.add(reverse.original());
            }
        }
        return Set.copyOf(reversed);
    }

    public Book apply(LedgerChange change) {
        change.decisions().forEach(decision -> decisions.put(decision.id(), decision));
        postings.addAll(change.postings());
        change.opened().forEach(account -> accounts.put(account.id(), account));
        change.changed().forEach(account -> accounts.put(account.id(), account));
        return this;
    }

    public Book undo(LedgerUndo undo) {
        undo.removed().forEach(decisions::remove);
        undo.restored().forEach(account -> accounts.put(account.id(), account));
        undo.closed().forEach(accounts::remove);
        postings.removeIf(posting -> isAbove(posting, accounts.get(posting.account())));
        return this;
    }

    private static boolean isAbove(Posting posting, Account account) {
        return account == null || posting.version() > account.version();
    }

    public Book copy() {
        Book copy = new Book();
        copy.accounts.putAll(accounts);
        copy.decisions.putAll(decisions);
        copy.postings.addAll(postings);
        return copy;
    }

    public Map<AccountId, Account> accounts() {
        return accounts;
    }

    public List<Decision> decisions() {
        return List.copyOf(decisions.values());
    }

    public List<Posting> postings() {
        return postings;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Book that
                && accounts.equals(that.accounts)
                && decisions.equals(that.decisions)
                && postings.equals(that.postings);
    }

    @Override
    public int hashCode() {
        return accounts.hashCode();
    }

    @Override
    public String toString() {
        return accounts.values() + "\n" + decisions.values() + "\n" + postings;
    }
}
