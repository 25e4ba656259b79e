package dev.holdfast.operations;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// An answer about health: `UP` if every check is.
@RegisterForReflection
public record HealthReport(String status, List<HealthCheck> checks) {

    static HealthReport of(List<HealthCheck> checks) {
        boolean up = checks.stream().allMatch(HealthCheck::isUp);
        return new HealthReport(up ? HealthCheck.UP : HealthCheck.DOWN, checks);
    }

    boolean isUp() {
        return status.equals(HealthCheck.UP);
    }
}
