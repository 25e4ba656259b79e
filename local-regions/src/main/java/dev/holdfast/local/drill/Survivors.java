package dev.holdfast.local.drill;

import java.util.List;
import java.util.Map;

/// What the surviving region's API says after the drill.
///
/// @param transactions by id; what is not there has no entry
/// @param postings of all accounts of the drill
/// @param balances by account
record Survivors(
        Map<String, Found> transactions, List<PostingFound> postings, Map<String, Long> balances) {

    /// A transaction as the API shows it.
    record Found(String id, String debit, String credit, long amount, boolean posted) {}

    /// One side of a transaction as the API shows it.
    record PostingFound(String account, String transaction, long amount) {}
}
