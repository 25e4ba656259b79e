package dev.holdfast.boot;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.net.URI;

/// Traces of requests and orders, by OpenTelemetry. Off unless somebody takes them.
public interface TraceConfig {

    @WithDefault("true")
    boolean off();

    /// Where a collector takes them by OTLP over gRPC.
    @WithDefault("http://localhost:4317")
    URI endpoint();

    /// How many of all requests and orders are traced, from 0 to 1. A caller that says so in
    /// `traceparent` is traced in any case.
    @WithDefault("0.01")
    @DecimalMin("0") @DecimalMax("1") double share();
}
