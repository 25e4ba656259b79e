package dev.holdfast.recovery;

import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// A planned change of regions, run from the region that gains: it asks the active region to drain,
/// waits until this region's database has caught up, and takes over. Draining makes it smooth, the
/// takeover makes it safe: were the active region lost in the middle, the steps would be the same.
public final class Switchover {

    /// How long draining and catching up may take together, and how often is looked.
    public record Patience(Duration atMost, Duration lookEvery) {}

    /// Where a switchover looks and writes.
    public record Ports(Reigns reigns, RecoveryStore store, Journal journal, Pace pace) {}

    private final RegionName me;
    private final Ports ports;
    private final Patience patience;
    private final Supplier<UUID> ids;

    public Switchover(RegionName me, Ports ports, Patience patience, Supplier<UUID> ids) {
        this.me = me;
        this.ports = ports;
        this.patience = patience;
        this.ids = ids;
    }

    /// Drains the active region and waits for this one to catch up. If that takes too long the
    /// request is withdrawn, and the active region goes on as before.
    ///
    /// Fails with a [StepFailure] that says why.
    public Uni<Void> prepare() {
        long deadline = ports.pace().nanos() + patience.atMost().toNanos();
        return ports.reigns()
                .current()
                .chain(this::request)
                .chain(handover -> awaitDrained(handover, deadline))
                .chain(() -> awaitCaughtUp(deadline));
    }

    private Uni<Handover> request(Optional<Reign> reign) {
        if (reign.isEmpty() || !reign.get().open()) {
            return refuse("No region is active, so there is nothing to switch over from.");
        }
        if (reign.get().region().equals(me)) {
            return refuse("This region is the active one already.");
        }
        Handover handover = new Handover(me, new ClaimId(ids.get()), false);
        return ports.reigns()
                .amend(reign.get(), reign.get().handingOver(handover))
                .chain(done ->
                        done
                                ? Uni.createFrom().item(handover)
                                : refuse("The reign changed meanwhile."));
    }

    private Uni<Void> awaitDrained(Handover handover, long deadline) {
        return ports.reigns().current().chain(reign -> drained(reign, handover, deadline));
    }

    private Uni<Void> drained(Optional<Reign> reign, Handover handover, long deadline) {
        Optional<Handover> found = reign.flatMap(Reign::handover);
        if (found.equals(Optional.of(handover.afterDraining()))) {
            return Uni.createFrom().voidItem();
        }
        if (!found.equals(Optional.of(handover))) {
            return refuse("The request was withdrawn, or another one took its place.");
        }
        return isLate(deadline)
                ? withdraw(reign).chain(() -> refuse("The active region did not drain in time."))
                : pause().chain(() -> awaitDrained(handover, deadline));
    }

    private Uni<Void> awaitCaughtUp(long deadline) {
        return ports.store().standing().chain(standing -> caughtUp(standing, deadline));
    }

    private Uni<Void> caughtUp(Standing standing, long deadline) {
        return ports.journal()
                .tail(standing.position().epoch())
                .chain(tail -> reached(standing.position(), tail, deadline));
    }

    private Uni<Void> reached(Position here, Position tail, long deadline) {
        if (here.compareTo(tail) >= 0) {
            return Uni.createFrom().voidItem();
        }
        return isLate(deadline)
                ? ports.reigns()
                        .current()
                        .chain(this::withdraw)
                        .chain(() -> refuse("This region's database did not catch up in time."))
                : pause().chain(() -> awaitCaughtUp(deadline));
    }

    private Uni<Boolean> withdraw(Optional<Reign> reign) {
        return reign.isEmpty()
                ? Uni.createFrom().item(false)
                : ports.reigns().amend(reign.get(), reign.get().keeping());
    }

    private Uni<Void> pause() {
        return ports.pace().after(patience.lookEvery());
    }

    private boolean isLate(long deadline) {
        return ports.pace().nanos() - deadline >= 0;
    }

    private static <T> Uni<T> refuse(String why) {
        return Uni.createFrom().failure(new StepFailure(StepFailure.Kind.SUPERSEDED, why));
    }
}
