package dev.holdfast.region;

/// A sign of life: the writer's epoch and a counter that grows with every beat. No time is in it,
/// because clocks of two regions are not compared.
public record Heartbeat(Epoch epoch, long counter, RegionName region) {}
