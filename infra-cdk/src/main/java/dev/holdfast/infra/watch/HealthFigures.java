package dev.holdfast.infra.watch;

import dev.holdfast.infra.Role;
import dev.holdfast.infra.watch.Watched.Limit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// What Route 53's health checks say. Exactly one of the two is healthy when all is well: the
/// standby tells it to stay away.
///
/// @param primary the id of the primary region's check
/// @param secondary the id of the secondary region's check
record HealthFigures(String primary, String secondary) {

    /// Route 53 publishes its figures here and nowhere else. They are looked at; nothing waits for
    /// them.
    static final String REGION = "us-east-1";

    private static final Duration MINUTE = Duration.minutes(1);
    private static final int LASTING = 3;

    Metric status(Role role) {
        String check =
                switch (role) {
                    case PRIMARY -> primary;
                    case SECONDARY -> secondary;
                };
        return Metric.Builder.create()
                .namespace("AWS/Route53")
                .metricName("HealthCheckStatus")
                .dimensionsMap(Map.of("HealthCheckId", check))
                .region(REGION)
                .statistic("Minimum")
                .period(MINUTE)
                .label(role.label())
                .build();
    }

    List<Watched> watched() {
        return List.of(
                new Watched(
                        "holdfast-health-primary",
                        "The primary region is not active: a failover has happened, or is needed.",
                        status(Role.PRIMARY),
                        Limit.below(1, LASTING)),
                new Watched(
                        "holdfast-health-secondary",
                        "The secondary region is active.",
                        status(Role.SECONDARY),
                        Limit.above(0, LASTING)),
                new Watched(
                        "holdfast-nobody-active",
                        "No region accepts requests. See the runbook for a takeover.",
                        together("MAX([primary, secondary])"),
                        Limit.below(1, LASTING)),
                new Watched(
                        "holdfast-two-active",
                        "Both regions accept requests. The journal lets only one acknowledge.",
                        together("primary + secondary"),
                        Limit.above(1, LASTING)));
    }

    private IMetric together(String expression) {
        return MathExpression.Builder.create()
                .expression(expression)
                .usingMetrics(
                        new TreeMap<>(
                                Map.of(
                                        "primary", status(Role.PRIMARY),
                                        "secondary", status(Role.SECONDARY))))
                .period(MINUTE)
                .build();
    }
}
