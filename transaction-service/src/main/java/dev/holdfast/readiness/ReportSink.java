package dev.holdfast.readiness;

import io.smallrye.mutiny.Uni;

/// Where reports are published.
public interface ReportSink {

    /// Fails, with whatever its service fails with, unless the report was accepted.
    Uni<Void> publish(ReadinessReport report);
}
