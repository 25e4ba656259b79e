package dev.holdfast.recovery;

import dev.holdfast.region.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How a takeover went, for people, drills and metrics.
///
/// @param reason why it began
/// @param began wall time of this region
/// @param claim empty if it ended before it had one
/// @param steps in the order in which they ended
/// @param undone decisions taken back
/// @param replayed decisions applied from the journal
/// @param failure why it stopped; empty if it went through
public record TakeoverReport(
        String reason,
        Instant began,
        Optional<Claim> claim,
        List<Step> steps,
        long undone,
        long replayed,
        Optional<String> failure) {

    /// One step and how long it took.
    public record Step(String name, Duration took) {}

    /// The same with one more step behind it.
    ///
    /// @param problem why that step did not go through, though the takeover had
    TakeoverReport then(Step step, Optional<String> problem) {
        List<Step> longer = Stream.concat(steps.stream(), Stream.of(step)).toList();
        return new TakeoverReport(
                reason, began, claim, longer, undone, replayed, problem.or(() -> failure));
    }
}
