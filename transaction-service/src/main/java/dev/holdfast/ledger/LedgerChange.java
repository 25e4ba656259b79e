package dev.holdfast.ledger;

import java.util.List;
import java.util.Map;

/// What a list of decisions does to the ledger, ready to be written in one database transaction.
///
/// @param decisions the decisions to insert, in order
/// @param postings the postings to insert, in order; they sum to zero
/// @param opened the accounts to insert, in their final state
/// @param changed the accounts to update, in their final state
public record LedgerChange(
        List<Decision> decisions,
        List<Posting> postings,
        List<Account> opened,
        List<Account> changed) {

    /// Applies decisions verbatim, without deciding anything again.
    ///
    /// @param accounts the accounts that the decisions touch, as they are before them
    /// @throws CorruptLedger if the decisions do not fit the accounts
    public static LedgerChange applying(
            List<Decision> decisions, Map<AccountId, Account> accounts) {
        Sheet sheet = new Sheet(accounts);
        decisions.forEach(sheet::apply);
        return sheet.change(decisions);
    }

    public boolean isEmpty() {
        return decisions.isEmpty();
    }
}
