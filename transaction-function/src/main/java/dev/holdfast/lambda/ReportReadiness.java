package dev.holdfast.lambda;

import dev.holdfast.http.ReadinessView;
import dev.holdfast.names.PublishedMetric;
import dev.holdfast.operations.TellReadiness;
import dev.holdfast.readiness.ReadinessReport;
import dev.holdfast.readiness.ValidateReadiness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/// Looks whether the other region could take over, and tells people: report, event, metric, log.
@Singleton
final class ReportReadiness {

    private final ValidateReadiness validate;
    private final TellReadiness tell;
    private final PublishMetrics metrics;

    ReportReadiness(ValidateReadiness validate, TellReadiness tell, PublishMetrics metrics) {
        this.validate = validate;
        this.tell = tell;
        this.metrics = metrics;
    }

    Uni<Object> run() {
        return validate.announce()
                .invoke(tell::announced)
                .map(ValidateReadiness.Announced::report)
                .invoke(this::publish)
                .map(ReadinessView::of);
    }

    private void publish(ReadinessReport report) {
        metrics.publish(
                Map.of(
                        PublishedMetric.READINESS_FAILED, (long) report.failed(),
                        PublishedMetric.READINESS_UNKNOWN, (long) report.notChecked()));
    }
}
