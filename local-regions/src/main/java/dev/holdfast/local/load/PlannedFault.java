package dev.holdfast.local.load;

import dev.holdfast.local.drill.Scenario;
import java.time.Duration;

/// What is to go wrong, and when.
///
/// @param after the first request
/// @param every how often it is repeated from then on; zero for once
public record PlannedFault(Scenario scenario, Duration after, Duration every) {

    /// Whether it would strike while load goes on, with some of it left to see service come back.
    public boolean fitsInto(Duration load) {
        return after.compareTo(load) < 0;
    }

    String describe() {
        String once = scenario.title() + " at " + after.toSeconds() + " s";
        return every.isZero() ? once : once + " and every " + every.toSeconds() + " s after";
    }
}
