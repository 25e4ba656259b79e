package dev.holdfast.readiness;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Instant;

/// The last time that a region took over and was verified, in a drill or in earnest: there is no
/// better proof that it can be done.
///
/// @param region that took over
/// @param epoch that it opened
/// @param reason as whoever began it gave it
/// @param at wall time of its begin
public record DrillRecord(RegionName region, Epoch epoch, String reason, Instant at) {}
