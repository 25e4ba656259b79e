package dev.holdfast.ledger;

import java.util.List;
import java.util.Map;

/// What it takes to remove decisions from the ledger as if they had never been made.
///
/// @param removed the decisions to delete
/// @param restored the accounts to set back
/// @param closed the accounts to delete, because the decisions had opened them
public record LedgerUndo(List<DecisionId> removed, List<Account> restored, List<AccountId> closed) {

    /// Takes decisions back, newest first.
    ///
    /// @param decisions in the order in which they were made
    /// @param accounts the accounts that the decisions touch, as they are after them
    /// @throws CorruptLedger if the decisions do not fit the accounts
    public static LedgerUndo of(List<Decision> decisions, Map<AccountId, Account> accounts) {
        Sheet sheet = new Sheet(accounts);
        decisions.reversed().forEach(sheet::revert);
        return sheet.undo(decisions);
    }
}
