package dev.holdfast.tracing;

import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Writes down spans of what has happened, with the region and the epoch that it happened in.
public final class Spans {

    private static final String SCOPE = "dev.holdfast";
    private static final String REGION = "holdfast.region";
    private static final String EPOCH = "holdfast.epoch";

    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final RegionState state;
    private final Pace pace;

    public Spans(OpenTelemetry telemetry, RegionState state, Pace pace) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer(SCOPE);
        this.state = state;
        this.pace = pace;
    }

    /// Something that has just ended.
    record Past(String name, Duration took, Map<String, String> attributes) {}

    void ended(Past past, Context in) {
        Instant now = pace.now();
        SpanBuilder builder =
                tracer.spanBuilder(past.name())
                        .setParent(in)
                        .setStartTimestamp(now.minus(past.took()));
        past.attributes().forEach(builder::setAttribute);
        told(builder.startSpan()).end(now);
    }

    /// Sends what is not sent yet, for a process that may be frozen.
    ///
    /// @param bound after which it is left to the next time
    public void flush(Duration bound) {
        if (telemetry instanceof OpenTelemetrySdk sdk) {
            sdk.getSdkTracerProvider().forceFlush().join(bound.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// Says on a span of somebody else's where it was.
    Span told(Span span) {
        return span.setAttribute(REGION, state.me().value())
                .setAttribute(EPOCH, state.now().epoch().value());
    }
}
