package dev.holdfast.recovery;

import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.region.Handover;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// The active region's part of a switchover: let nothing new in, wait until nothing is in flight
/// and the outbox is empty, and say so in the reign.
public final class DrainRegion {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final RegionState state;
    private final SubmitTransactions transactions;
    private final Ports ports;
    private final Duration atMost;

    /// Where draining looks and writes.
    public record Ports(LedgerStore store, Reigns reigns, Pace pace) {}

    /// @param atMost after which the region accepts transactions again
    public DrainRegion(
            RegionState state, SubmitTransactions transactions, Ports ports, Duration atMost) {
        this.state = state;
        this.transactions = transactions;
        this.ports = ports;
        this.atMost = atMost;
    }

    /// @return whether the region is drained and the reign says so
    public Uni<Boolean> run(Reign reign, Handover handover) {
        state.drain();
        return awaitEmpty(ports.pace().nanos() + atMost.toNanos())
                .chain(empty -> empty ? say(reign, handover.afterDraining()) : giveUp(reign));
    }

    private Uni<Boolean> awaitEmpty(long deadline) {
        return isEmpty()
                .onFailure()
                .recoverWithItem(false)
                .chain(empty -> empty ? Uni.createFrom().item(true) : again(deadline));
    }

    /// Idle first: a batch that is in flight now may have committed when the outbox is looked at.
    private Uni<Boolean> isEmpty() {
        return transactions.isIdle()
                ? ports.store().snapshot(1).map(snapshot -> snapshot.rows().isEmpty())
                : Uni.createFrom().item(false);
    }

    private Uni<Boolean> again(long deadline) {
        return ports.pace().nanos() - deadline >= 0
                ? Uni.createFrom().item(false)
                : ports.pace().after(LOOK_EVERY).chain(() -> awaitEmpty(deadline));
    }

    private Uni<Boolean> say(Reign reign, Handover drained) {
        return ports.reigns().amend(reign, reign.handingOver(drained));
    }

    private Uni<Boolean> giveUp(Reign reign) {
        state.stopDraining();
        return ports.reigns().amend(reign, reign.keeping()).replaceWith(false);
    }

    /// How long a drained region waits for the other one at the most.
    public Duration atMost() {
        return atMost;
    }
}
