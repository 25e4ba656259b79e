package dev.holdfast.recovery;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Step 4: make this region's database the writer. The reign is read again right before, so that a
/// worker that wakes up late does not flip it back.
public final class PromoteDatabase {

    /// How long the platform may take, and how often it is asked.
    public record Patience(Duration atMost, Duration askEvery) {}

    private final Reigns reigns;
    private final DatabaseCluster cluster;
    private final Pace pace;
    private final Patience patience;

    public PromoteDatabase(Reigns reigns, DatabaseCluster cluster, Pace pace, Patience patience) {
        this.reigns = reigns;
        this.cluster = cluster;
        this.pace = pace;
        this.patience = patience;
    }

    public Uni<Void> run(Claim claim, Promotion promotion) {
        long deadline = pace.nanos() + patience.atMost().toNanos();
        return requireReign(claim)
                .chain(cluster::isWriter)
                .chain(writer ->
                        writer
                                ? done()
                                : cluster.promote(claim, promotion).chain(() -> await(deadline)));
    }

    private Uni<Void> requireReign(Claim claim) {
        return reigns.current()
                .map(reign -> {
                    if (reign.filter(found -> found.isHeldBy(claim)).isEmpty()) {
                        throw new StepFailure(
                                StepFailure.Kind.SUPERSEDED,
                                "The reign is not the one of epoch "
                                        + claim.epoch()
                                        + " any more.");
                    }
                    return reign;
                })
                .replaceWithVoid();
    }

    private Uni<Void> await(long deadline) {
        return cluster.isWriter()
                .onFailure()
                .recoverWithItem(false)
                .chain(writer -> writer ? done() : again(deadline));
    }

    private Uni<Void> again(long deadline) {
        return pace.nanos() - deadline >= 0
                ? Uni.createFrom()
                        .failure(
                                new StepFailure(
                                        StepFailure.Kind.TOO_SLOW,
                                        "The database did not become the writer within "
                                                + patience.atMost().toSeconds()
                                                + " s."))
                : pace.after(patience.askEvery()).chain(() -> await(deadline));
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
