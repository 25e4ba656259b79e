package dev.holdfast.local.load;

import dev.holdfast.client.LoadPlan;
import dev.holdfast.verdict.Objective;
import java.util.List;
import java.util.Optional;

/// What people choose about a run of load.
///
/// @param timeoutMillis after which an attempt's outcome is unknown
public record LoadOptions(
        LoadPlan.Shape shape,
        LoadPlan.Mix mix,
        long seed,
        int timeoutMillis,
        Optional<PlannedFault> fault,
        List<Objective> objectives) {}
