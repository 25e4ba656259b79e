package dev.holdfast.local.dns;

import java.time.Duration;

/// The port (0: any free one), how long resolvers may keep an answer, and how health is checked.
public record DnsSettings(int port, Duration ttl, HealthCheckPolicy healthChecks) {
    public DnsSettings {
        if (ttl.toSeconds() < 1) {
            throw new IllegalArgumentException("The TTL of a DNS answer is at least one second.");
        }
    }
}
