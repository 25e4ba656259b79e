package dev.holdfast.verdict;

import java.util.List;
import java.util.Map;

/// What the surviving region's API says afterwards.
///
/// @param transactions by id: all that were promised and all that moved something; what is not
///   there has no entry
/// @param postings of all accounts of the run
/// @param balances by account
public record Survivors(
        Map<String, Found> transactions, List<PostingFound> postings, Map<String, Long> balances) {

    /// A transaction as the API shows it.
    ///
    /// @param reference in which the client had put its key
    public record Found(
            String id, String debit, String credit, long amount, boolean posted, String reference) {

        boolean isOf(Transfer asked) {
            return amount == asked.amount()
                    && debit.equals(asked.debit())
                    && credit.equals(asked.credit());
        }
    }

    /// One side of a transaction as the API shows it.
    public record PostingFound(String account, String transaction, long amount) {}
}
