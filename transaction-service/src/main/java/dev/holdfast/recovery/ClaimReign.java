package dev.holdfast.recovery;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.Claim;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Step 2: replace the reign by the next epoch, on the condition of the epoch that was assessed. Of
/// several claimants one wins. An unclear answer is cleared up by reading whose claim id is there.
public final class ClaimReign {

    private final RegionName me;
    private final Reigns reigns;
    private final Pace pace;
    private final Supplier<UUID> ids;

    public ClaimReign(RegionName me, Reigns reigns, Pace pace, Supplier<UUID> ids) {
        this.me = me;
        this.reigns = reigns;
        this.pace = pace;
        this.ids = ids;
    }

    /// @param assessed the reign that the takeover was decided on
    /// @param reason for people
    public Uni<Claim> run(Optional<Reign> assessed, String reason) {
        return run(assessed.map(Reign::epoch).orElse(Epoch.NONE), reason);
    }

    /// @param read the epoch that the takeover was decided on, or [Epoch#NONE]
    /// @param reason for people
    public Uni<Claim> run(Epoch read, String reason) {
        Claim claim = new Claim(read.next(), me, new ClaimId(ids.get()));
        return reigns.claim(read, Reign.claimed(claim, pace.now(), reason))
                .onFailure()
                .recoverWithItem(false)
                .chain(won -> won ? Uni.createFrom().item(claim) : confirm(claim));
    }

    /// Whether an earlier try of this very claim got through.
    private Uni<Claim> confirm(Claim claim) {
        return reigns.current()
                .map(reign -> {
                    if (reign.filter(found -> found.isHeldBy(claim)).isPresent()) {
                        return claim;
                    }
                    throw new StepFailure(
                            StepFailure.Kind.SUPERSEDED,
                            "Another claim than the one for epoch " + claim.epoch() + " rules.");
                });
    }
}
