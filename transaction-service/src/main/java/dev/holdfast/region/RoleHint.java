package dev.holdfast.region;

/// What the replicated role parameter says: which region should be active, as of which epoch. It is
/// a hint that makes a region look at the reign sooner; it never decides who may acknowledge.
public record RoleHint(RegionName active, Epoch epoch) {}
