package dev.holdfast.boot;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.tracing.Spans;
import dev.holdfast.tracing.TraceCommands;
import dev.holdfast.tracing.TraceOrders;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Wires what writes traces.
final class TracePath {

    @Produces
    @Singleton
    Spans spans(OpenTelemetry telemetry, RegionState state, Pace pace) {
        return new Spans(telemetry, state, pace);
    }

    @Produces
    @Singleton
    TraceCommands commands(Spans spans, RegionState state) {
        return new TraceCommands(spans, state);
    }

    @Produces
    @Singleton
    TraceOrders orders(Spans spans, HoldfastConfig config) {
        return new TraceOrders(spans, config.traces().share());
    }
}
