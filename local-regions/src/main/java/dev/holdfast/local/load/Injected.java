package dev.holdfast.local.load;

import dev.holdfast.client.Outage;
import dev.holdfast.client.Timeline;
import dev.holdfast.verdict.Growth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was broken on purpose in a run, and what was seen of the regions meanwhile.
///
/// @param fault what was planned, if anything
/// @param strikes how often it began
/// @param failure what went wrong with the fault itself, or after it; empty if nothing did
/// @param outages those from which service came back
/// @param zombieAcknowledged by a region whose epoch was over, when it was asked directly
/// @param growth of what must not grow, by name
public record Injected(
        Optional<PlannedFault> fault,
        int strikes,
        String failure,
        List<Outage> outages,
        List<Timeline.Event> events,
        long zombieAcknowledged,
        Map<String, Growth> growth) {

    /// A run in which nothing is.
    public static Injected nothing() {
        return new Injected(Optional.empty(), 0, "", List.of(), List.of(), 0, Map.of());
    }
}
