package dev.holdfast.readiness;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.recovery.TakeoverReport;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes on the board what this region is like, and that it took over. A part that does not answer
/// is left out of the status, and keeps it from nobody.
public final class PostStatus {

    private static final String VERIFIED = "VerifyRegion";

    private final RegionName me;
    private final Optional<String> build;
    private final Sources sources;
    private final Pace pace;
    private volatile Optional<Epoch> recorded = Optional.empty();

    /// What is asked, how long each may take, and where the answers go.
    public record Sources(
            Supplier<Uni<LedgerReader.Replication>> replication,
            ClusterSource cluster,
            Supplier<Optional<TakeoverReport>> takeover,
            StatusBoard board,
            Duration atMost) {}

    /// @param build which artefact this is, if that is known
    public PostStatus(RegionName me, Optional<String> build, Sources sources, Pace pace) {
        this.me = me;
        this.build = build;
        this.sources = sources;
        this.pace = pace;
    }

    /// Fails if the board does not answer; the next step tries again.
    public Uni<Void> step() {
        return Uni.combine()
                .all()
                .unis(
                        bounded(() -> sources.replication().get().map(PostStatus::database)),
                        bounded(sources.cluster()::describe))
                .with((database, cluster) ->
                        new RegionStatus(me, pace.now(), build, database, cluster))
                .chain(sources.board()::post)
                .chain(this::recordDrill);
    }

    private static Optional<RegionStatus.Database> database(LedgerReader.Replication seen) {
        return Optional.of(
                new RegionStatus.Database(seen.writable(), seen.streaming(), seen.lag()));
    }

    private <T> Uni<Optional<T>> bounded(Supplier<Uni<Optional<T>>> question) {
        return Uni.createFrom()
                .deferred(question::get)
                .ifNoItem()
                .after(sources.atMost())
                .recoverWithItem(Optional.empty())
                .onFailure()
                .recoverWithItem(Optional.empty());
    }

    private Uni<Void> recordDrill() {
        Optional<DrillRecord> drill =
                sources.takeover().get().flatMap(this::drill).filter(this::isNews);
        return drill.isEmpty()
                ? Uni.createFrom().voidItem()
                : sources.board()
                        .drilled(drill.get())
                        .invoke(() -> recorded = drill.map(DrillRecord::epoch));
    }

    private boolean isNews(DrillRecord drill) {
        return !recorded.equals(Optional.of(drill.epoch()));
    }

    /// Opening the first epoch of all takes over from nobody.
    private Optional<DrillRecord> drill(TakeoverReport report) {
        boolean verified =
                report.failure().isEmpty()
                        && report.steps().stream().anyMatch(step -> step.name().equals(VERIFIED));
        return report.claim()
                .map(Claim::epoch)
                .filter(epoch -> verified && epoch.isAfter(Epoch.FIRST))
                .map(epoch -> new DrillRecord(me, epoch, report.reason(), report.began()));
    }
}
