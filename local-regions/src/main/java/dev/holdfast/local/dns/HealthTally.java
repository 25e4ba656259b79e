package dev.holdfast.local.dns;

/// A region's state and how many results in a row have contradicted it.
record HealthTally(boolean healthy, int contradictions, int threshold) {

    /// Route 53 takes a new check for healthy until it knows better.
    static HealthTally initial(int threshold) {
        return new HealthTally(true, 0, threshold);
    }

    HealthTally with(boolean passed) {
        if (passed == healthy) {
            return new HealthTally(healthy, 0, threshold);
        }
        int next = contradictions + 1;
        return next < threshold
                ? new HealthTally(healthy, next, threshold)
                : new HealthTally(passed, 0, threshold);
    }
}
