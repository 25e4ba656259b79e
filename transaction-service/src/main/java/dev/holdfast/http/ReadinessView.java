package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.readiness.Finding;
import dev.holdfast.readiness.ReadinessReport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether the other region could take over, as operators see it.
@RegisterForReflection
@Schema(name = "Readiness")
public record ReadinessView(
        @Schema(description = "The region that looked", examples = "us-east-1") String region,
        Instant validatedAt,
        @Schema(
                        description =
                                "UNCERTAIN: nothing failed, and not everything could be checked",
                        enumeration = {"READY", "UNCERTAIN", "NOT_READY"})
                String verdict,
        List<Check> checks) {

    /// One check.
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReadinessCheck")
    public record Check(
            @Schema(examples = "replication-lag") String check,
            @Schema(enumeration = {"PASSED", "FAILED", "NOT_CHECKED"}) String result,
            @Schema(description = "What was seen, or why nothing could be") String evidence,
            @Schema(description = "What to do about it; absent if it passed")
                    @Nullable String advice) {

        static Check of(ReadinessReport.Result result) {
            String name = result.check().label();
            return switch (result.finding()) {
                case Finding.Passed passed -> new Check(name, "PASSED", passed.evidence(), null);
                case Finding.Failed failed ->
                        new Check(name, "FAILED", failed.evidence(), failed.advice());
                case Finding.NotChecked unknown ->
                        new Check(name, "NOT_CHECKED", unknown.reason(), unknown.advice());
            };
        }
    }

    public static ReadinessView of(ReadinessReport report) {
        return new ReadinessView(
                report.region().value(),
                report.at(),
                report.verdict().name(),
                report.results().stream().map(Check::of).toList());
    }
}
