package dev.holdfast.verdict;

/// A transfer as the client asked for it.
///
/// @param key its idempotency key
/// @param amount in minor units
public record Transfer(String key, String debit, String credit, long amount) {}
