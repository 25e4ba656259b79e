package dev.holdfast.readiness;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Asks whether the other region could take over now. Every check is in the report: one that fails,
/// throws or hangs is a finding of its own, and keeps no other back.
public final class ValidateReadiness {

    private final RegionName me;
    private final Supplier<Map<CheckName, Supplier<Uni<Finding>>>> questions;
    private final ReportSink sink;
    private final Means means;

    /// Time, how long one check may take, and who runs them: one that blocks must not block others.
    public record Means(Pace pace, Duration atMost, Executor workers) {}

    /// A report, and whether others were told.
    ///
    /// @param unpublished why the event is not published; empty if it is
    public record Announced(ReadinessReport report, Optional<String> unpublished) {}

    /// @param questions made anew for each report
    public ValidateReadiness(
            RegionName me,
            Supplier<Map<CheckName, Supplier<Uni<Finding>>>> questions,
            ReportSink sink,
            Means means) {
        this.me = me;
        this.questions = questions;
        this.sink = sink;
        this.means = means;
    }

    /// Makes all checks side by side. Never fails, and takes no longer than one check may.
    public Uni<ReadinessReport> run() {
        return Uni.createFrom().item(questions).chain(this::report);
    }

    private Uni<ReadinessReport> report(Map<CheckName, Supplier<Uni<Finding>>> all) {
        return Multi.createFrom()
                .items(CheckName.values())
                .onItem()
                .transformToUni(check -> ask(check, all.get(check)))
                .merge(CheckName.values().length)
                .collect()
                .asList()
                .map(results -> new ReadinessReport(me, means.pace().now(), inOrder(results)));
    }

    /// The same, and tells others of it. Never fails: that nobody could be told is in the answer.
    public Uni<Announced> announce() {
        return run().chain(report ->
                Uni.createFrom()
                        .deferred(() -> sink.publish(report))
                        .map(done -> new Announced(report, Optional.empty()))
                        .onFailure()
                        .recoverWithItem(
                                failure -> new Announced(report, Optional.of(reason(failure)))));
    }

    private Uni<ReadinessReport.Result> ask(
            CheckName check, @Nullable Supplier<Uni<Finding>> question) {
        return Uni.createFrom()
                .deferred(() -> present(question).get())
                .runSubscriptionOn(means.workers())
                .ifNoItem()
                .after(means.atMost())
                .recoverWithItem(
                        new Finding.NotChecked(
                                "No answer within " + means.atMost().toMillis() + " ms.",
                                "See whether the service that it asks is well."))
                .onFailure()
                .recoverWithItem(failure ->
                        new Finding.NotChecked(
                                reason(failure), "See the reason, and validate again."))
                .map(finding -> new ReadinessReport.Result(check, finding));
    }

    private static Supplier<Uni<Finding>> present(@Nullable Supplier<Uni<Finding>> question) {
        return Optional.ofNullable(question)
                .orElseThrow(() -> new IllegalStateException("Nothing here can check it."));
    }

    private static List<ReadinessReport.Result> inOrder(List<ReadinessReport.Result> results) {
        return results.stream()
                .sorted((one, other) -> one.check().compareTo(other.check()))
                .toList();
    }

    private static String reason(Throwable failure) {
        return Optional.ofNullable(failure.getMessage())
                .orElseGet(() -> failure.getClass().getSimpleName());
    }
}
