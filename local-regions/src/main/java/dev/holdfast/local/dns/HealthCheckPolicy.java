package dev.holdfast.local.dns;

import java.time.Duration;

/// How health is checked: as in Route 53, a region changes its state after `threshold` results in a
/// row that say the opposite.
public record HealthCheckPolicy(String path, Duration interval, Duration timeout, int threshold) {
    /// Route 53 checks every 10 s at the fastest; these are the local times.
    public static final HealthCheckPolicy LOCAL =
            new HealthCheckPolicy(
                    "/health/routing", Duration.ofMillis(100), Duration.ofMillis(500), 2);

    public HealthCheckPolicy {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path of a health check begins with '/'.");
        }
        if (!interval.isPositive() || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "The interval and the timeout of a health check are positive.");
        }
        if (threshold < 1) {
            throw new IllegalArgumentException("The threshold of a health check is at least 1.");
        }
    }
}
