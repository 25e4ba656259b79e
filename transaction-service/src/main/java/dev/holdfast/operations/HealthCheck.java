package dev.holdfast.operations;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// One thing that was looked at.
///
/// @param status `UP` or `DOWN`
/// @param detail for people; without secrets
@RegisterForReflection
public record HealthCheck(String name, String status, String detail) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";

    static HealthCheck up(String name, String detail) {
        return new HealthCheck(name, UP, detail);
    }

    static HealthCheck down(String name, String detail) {
        return new HealthCheck(name, DOWN, detail);
    }

    static HealthCheck of(String name, boolean holds, String detail) {
        return new HealthCheck(name, holds ? UP : DOWN, detail);
    }

    boolean isUp() {
        return status.equals(UP);
    }
}
