package dev.holdfast.postgres;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Posting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The histories of accounts as chains: each posting names the transaction before it, and the
/// account names the latest one. Writing a chain costs nothing beside the rows that are written
/// anyway; an index of the postings would cost as much as all other rows together.
final class Histories {

    /// A posting and its place in the history of its account.
    ///
    /// @param before null at the beginning
    record Link(Posting posting, @Nullable UUID before) {}

    private final Map<AccountId, UUID> lastPosted;
    private final Map<DecisionId, Link> debits;
    private final Map<DecisionId, Link> credits;

    /// @param lastPosted the ends of the chains before the postings
    /// @param postings in the order in which they were made
    Histories(Map<AccountId, UUID> lastPosted, List<Posting> postings) {
        this.lastPosted = new HashMap<>(lastPosted);
        this.debits = HashMap.newHashMap(postings.size() / 2);
        this.credits = HashMap.newHashMap(postings.size() / 2);
        postings.forEach(this::add);
    }

    private void add(Posting posting) {
        DecisionId transaction = posting.transaction();
        UUID before = lastPosted.put(posting.account(), transaction.value());
        Map<DecisionId, Link> side = posting.amount() < 0 ? debits : credits;
        side.put(transaction, new Link(posting, before));
    }

    /// @return null if the decision moved nothing
    @Nullable Link debit(DecisionId decision) {
        return debits.get(decision);
    }

    /// @return null if the decision moved nothing
    @Nullable Link credit(DecisionId decision) {
        return credits.get(decision);
    }

    /// @return the latest transaction that moved the account's balance, null if none has
    @Nullable UUID lastPosted(AccountId account) {
        return lastPosted.get(account);
    }
}
