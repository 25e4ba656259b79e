package dev.holdfast.operations;

import dev.holdfast.readiness.CheckName;
import dev.holdfast.readiness.Finding;
import dev.holdfast.readiness.ReadinessReport;
import dev.holdfast.readiness.ValidateReadiness;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// Tells people what the last validation found: a figure for each check, and a log line for each
/// that is not as it should be.
@Singleton
public class TellReadiness {

    private static final Logger LOG = Logger.getLogger("dev.holdfast.readiness");
    private static final double PASSED = 1;
    private static final double FAILED = 0;
    private static final double UNKNOWN = -1;

    private final Map<CheckName, Double> figures = new ConcurrentHashMap<>();

    TellReadiness(MeterRegistry registry) {
        for (CheckName check : CheckName.values()) {
            Gauge.builder("holdfast.readiness.check", () -> figures.getOrDefault(check, UNKNOWN))
                    .description("1 if the check passed, 0 if it failed, -1 if it is not known")
                    .tag("check", check.label())
                    .register(registry);
        }
        Gauge.builder("holdfast.readiness.failed", this::failed)
                .description("Checks that failed in the last validation")
                .register(registry);
    }

    /// Metrics and log of a validation that others were told of.
    public void announced(ValidateReadiness.Announced announced) {
        ReadinessReport report = announced.report();
        validated(report);
        report.results().forEach(result -> tell(report, result));
        announced
                .unpublished()
                .ifPresent(why ->
                        LogLine.of("region", report.region())
                                .and("report", "unpublished")
                                .and("why", why)
                                .write(LOG, Logger.Level.WARN));
    }

    /// Metrics of a validation.
    public void validated(ReadinessReport report) {
        report.results().forEach(result -> figures.put(result.check(), figure(result.finding())));
    }

    private static double figure(Finding finding) {
        return switch (finding) {
            case Finding.Passed _ -> PASSED;
            case Finding.Failed _ -> FAILED;
            case Finding.NotChecked _ -> UNKNOWN;
        };
    }

    private static void tell(ReadinessReport report, ReadinessReport.Result result) {
        LogLine line = LogLine.of("region", report.region()).and("check", result.check().label());
        switch (result.finding()) {
            case Finding.Passed _ -> {}
            case Finding.Failed failed ->
                    line.and("result", "failed")
                            .and("evidence", failed.evidence())
                            .and("advice", failed.advice())
                            .write(LOG, Logger.Level.WARN);
            case Finding.NotChecked unknown ->
                    line.and("result", "unknown")
                            .and("why", unknown.reason())
                            .write(LOG, Logger.Level.INFO);
        }
    }

    private double failed() {
        return figures.values().stream().filter(figure -> figure == FAILED).count();
    }
}
