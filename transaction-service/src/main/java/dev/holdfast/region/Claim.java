package dev.holdfast.region;

/// The epoch that one takeover runs for. It is fixed when the claim succeeds and never read again
/// from elsewhere: a worker that wakes up late still works for the epoch that it claimed, and the
/// gates that compare epochs turn it away.
public record Claim(Epoch epoch, RegionName region, ClaimId id) {}
