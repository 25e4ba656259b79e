package dev.holdfast.verdict;

import java.time.Instant;

/// What the service promised about a transfer.
///
/// @param id of the transaction
/// @param posted whether it moved the amount, or was rejected for good
/// @param epoch in which it was acknowledged
/// @param region that acknowledged it
/// @param at when the client had it
public record Acknowledgement(String id, boolean posted, long epoch, String region, Instant at) {}
