package dev.holdfast.recovery;

import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;

/// Step 8: open the database for the claim, say so in the reign and in the role parameter, and
/// begin to serve. Only the first of these decides anything.
public final class OpenRegion {

    private final RegionState state;
    private final Reigns reigns;
    private final RecoveryStore store;
    private final RoleParameter parameter;

    public OpenRegion(
            RegionState state, Reigns reigns, RecoveryStore store, RoleParameter parameter) {
        this.state = state;
        this.reigns = reigns;
        this.store = store;
        this.parameter = parameter;
    }

    public Uni<Void> run(Claim claim) {
        return store.open(claim)
                .invoke(standing -> requireOpen(claim, standing))
                .invoke(() -> state.activate(claim.epoch()))
                .invoke(() -> announce(claim).subscribe().with(told -> {}))
                .replaceWithVoid();
    }

    private static void requireOpen(Claim claim, Standing standing) {
        if (!standing.gate().equals(Gate.open(claim.epoch(), claim.region()))) {
            throw new StepFailure(
                    StepFailure.Kind.SUPERSEDED,
                    "The database did not open for the claim: it is in " + standing.gate() + ".");
        }
    }

    /// Reign and parameter follow what the database says, and nobody waits for them. If they cannot
    /// be written now, the supervisor writes the reign later, and the parameter stays the hint that
    /// it is. Never fails, and may be repeated: a process that is frozen once it has answered waits
    /// for it.
    public Uni<Void> announce(Claim claim) {
        return openReign(claim)
                .onFailure()
                .recoverWithItem(false)
                .chain(done -> parameter.publish(new RoleHint(claim.region(), claim.epoch())))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /// One that is open already stays as it is: it may have been asked to hand over meanwhile.
    private Uni<Boolean> openReign(Claim claim) {
        return reigns.current()
                .chain(reign ->
                        reign.filter(found -> found.isHeldBy(claim) && !found.open()).isPresent()
                                ? reigns.amend(reign.get(), reign.get().opened())
                                : Uni.createFrom().item(false));
    }
}
