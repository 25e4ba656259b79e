package dev.holdfast.ledger;

/// What the rules say about one command of a batch.
public sealed interface Answer {

    /// The decision that the caller gets, whether new or recorded before.
    Decision decision();

    /// Decided now.
    record Decided(Decision decision) implements Answer {}

    /// Decided before, for the same command under the same key: the first outcome counts.
    record Repeated(Decision decision) implements Answer {}

    /// The key was used before for another command.
    record KeyReused(Decision decision) implements Answer {}
}
