package dev.holdfast.ledger;

import java.util.Map;
import java.util.Set;

/// What a batch may look at when it is decided: exactly what it holds locks on.
///
/// @param accounts the accounts that the batch touches, as far as they exist
/// @param decisions the recorded decisions of the batch's keys, and the originals of its reversals
/// @param reversed those of the originals that have been reversed
public record LedgerView(
        Map<AccountId, Account> accounts,
        Map<DecisionId, Decision> decisions,
        Set<DecisionId> reversed) {}
