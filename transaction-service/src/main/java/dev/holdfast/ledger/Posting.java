package dev.holdfast.ledger;

/// One side of a transaction. The postings of a transaction sum to zero.
///
/// @param version the account's version that this posting made; orders the account's history
/// @param amount signed, in minor units: negative for a debit
/// @param balance the account's balance after it
public record Posting(
        AccountId account, long version, DecisionId transaction, long amount, long balance) {}
