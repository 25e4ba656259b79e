package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.journal.Position;
import dev.holdfast.recovery.TakeoverReport;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A region, as operators and drills see it. What could not be found out is left out.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A region; what could not be found out is left out")
public record RegionView(
        @Schema(examples = "us-east-1") String name,
        @Schema(enumeration = {"STARTING", "STANDBY", "TAKING_OVER", "ACTIVE", "DRAINING"})
                String role,
        @Schema(description = "The epoch of the reign", examples = "3") long epoch,
        @Schema(description = "The region that accepts transactions", examples = "us-east-1")
                @Nullable String activeRegion,
        @Schema(description = "Up to where this region's database contains the journal")
                @Nullable Place journalPosition,
        @Schema(description = "Whether this region's database accepts writes")
                @Nullable Boolean databaseWritable,
        @Schema(
                        description = "How far this region's database is behind its writer",
                        examples = "12")
                @Nullable Long replicationLagMillis,
        @Schema(description = "Whether takeover without an operator is allowed")
                @Nullable Boolean automaticTakeover,
        @Schema(description = "The last takeover of this process") @Nullable Told lastTakeover) {

    /// A place in the journal.
    @RegisterForReflection
    public record Place(long epoch, long sequence) {
        static Place of(Position position) {
            return new Place(position.epoch().value(), position.sequence());
        }
    }

    /// How a takeover went.
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Takeover")
    public record Told(
            String reason,
            Instant began,
            @Schema(description = "The epoch that it claimed") @Nullable Long epoch,
            List<ToldStep> steps,
            @Schema(description = "Decisions that were taken back") long undone,
            @Schema(description = "Decisions that were applied from the journal") long replayed,
            @Schema(description = "Why it stopped; absent if it went through")
                    @Nullable String failure) {

        static Told of(TakeoverReport report) {
            return new Told(
                    report.reason(),
                    report.began(),
                    report.claim().map(claim -> claim.epoch().value()).orElse(null),
                    report.steps().stream().map(ToldStep::of).toList(),
                    report.undone(),
                    report.replayed(),
                    report.failure().orElse(null));
        }
    }

    /// One step of a takeover.
    @RegisterForReflection
    @Schema(name = "TakeoverStep")
    public record ToldStep(@Schema(examples = "SealJournal") String name, long millis) {
        static ToldStep of(TakeoverReport.Step step) {
            return new ToldStep(step.name(), step.took().toMillis());
        }
    }
}
