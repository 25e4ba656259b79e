package dev.holdfast.report;

import dev.holdfast.client.Outage;
import dev.holdfast.client.Timeline;
import dev.holdfast.verdict.Growth;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known about a run when it is over.
///
/// @param title in a few words
/// @param objectives each with what was measured; the run has passed if all of them hold
/// @param orders what became of orders, if there were any
/// @param outages faults that were injected, and how service came back
/// @param events what happened when
/// @param warnings what a reader has to know before believing a figure
/// @param growth of what must not grow, by name
/// @param settings how the run was made
/// @param environment where it was made
public record RunReport(
        String title,
        List<Judged> objectives,
        Verdict verdict,
        Optional<OrderVerdict> orders,
        Measurements measurements,
        List<Outage> outages,
        List<Timeline.Event> events,
        List<String> warnings,
        Map<String, Growth> growth,
        Map<String, String> settings,
        Map<String, String> environment) {

    public boolean passed() {
        return objectives.stream().allMatch(Judged::holds);
    }
}
