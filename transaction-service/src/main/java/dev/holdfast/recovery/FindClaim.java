package dev.holdfast.recovery;

import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Finds the claim under which this region is active, whoever made it: for a workflow that comes
/// when the takeover is done, and has to see with its own eyes that it was done well. It claims
/// nothing and changes nothing.
public final class FindClaim {

    private final RegionState state;
    private final Reigns reigns;
    private final RecoveryStore store;

    public FindClaim(RegionState state, Reigns reigns, RecoveryStore store) {
        this.state = state;
        this.reigns = reigns;
        this.store = store;
    }

    /// Fails with a [StepFailure] if this region is not active any more, or is asked to drain.
    public Uni<Claim> run() {
        return reigns.current()
                .chain(reign -> store.standing().map(standing -> found(reign, standing)));
    }

    private Claim found(Optional<Reign> reign, Standing standing) {
        return reign.filter(now -> ReadRole.isServed(state.me(), now, standing))
                .map(now -> new Claim(now.epoch(), now.region(), now.claim()))
                .orElseThrow(() ->
                        new StepFailure(
                                StepFailure.Kind.SUPERSEDED,
                                "This region is not active any more, or hands over to another."));
    }
}
