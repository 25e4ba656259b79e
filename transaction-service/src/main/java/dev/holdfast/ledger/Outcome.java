package dev.holdfast.ledger;

/// How a command was decided. It holds all that is needed to apply the decision again somewhere
/// else, and to take it back.
public sealed interface Outcome {

    /// The amount moved from debit to credit.
    record Posted(AccountId debit, AccountId credit, long amount, CurrencyCode currency)
            implements Outcome {}

    /// The account exists.
    record Opened(AccountId account) implements Outcome {}

    /// The account's limit changed.
    ///
    /// @param before the limit that undoing restores
    record LimitChanged(long before) implements Outcome {}

    /// Nothing changed, and never will under this key.
    record Rejected(Rejection reason) implements Outcome {}
}
