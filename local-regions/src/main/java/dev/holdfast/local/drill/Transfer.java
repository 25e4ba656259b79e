package dev.holdfast.local.drill;

/// A transfer as the client asked for it.
///
/// @param key its idempotency key
/// @param amount in minor units
record Transfer(String key, String debit, String credit, long amount) {}
