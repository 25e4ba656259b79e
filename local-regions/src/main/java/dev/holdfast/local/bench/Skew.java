package dev.holdfast.local.bench;

/// How transfers spread over accounts.
enum Skew {
    /// Both sides at random.
    UNIFORM,
    /// Every transfer credits the same account.
    HOT
}
