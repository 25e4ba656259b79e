package dev.holdfast.local.service;

import java.time.Duration;

/// How often the active region shows that it lives, and when the standby stops believing it.
public record Timings(Duration heartbeat, Duration takeoverAfter) {
    public static final Timings LOCAL = new Timings(Duration.ofMillis(200), Duration.ofSeconds(1));

    public Timings {
        if (!heartbeat.isPositive()) {
            throw new IllegalArgumentException("The heartbeat interval is positive.");
        }
        if (takeoverAfter.compareTo(heartbeat) <= 0) {
            throw new IllegalArgumentException(
                    "A takeover waits for longer than one heartbeat interval.");
        }
    }
}
