package dev.holdfast.loadtest;

import java.time.Duration;

/// How long a client waits before it repeats: twice as long each time, up to five seconds, and
/// never less than the service asks for. Those who were turned away together do not come back
/// together.
final class BackOff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;
    private static final int MOST_DOUBLINGS = 10;

    private BackOff() {}

    /// @param attempts that were made, at least 1
    /// @param retryAfter what the last answer asked for, zero without one
    /// @param drawn from 0 to 1, anew for each pause
    static Duration pause(int attempts, Duration retryAfter, double drawn) {
        int doublings = Math.min(attempts - 1, MOST_DOUBLINGS);
        long most = Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
        return retryAfter.plusMillis(Math.round(most * (1 + drawn) / 2));
    }
}
