package dev.holdfast.region;

import java.time.Instant;
import java.util.Optional;

/// Who rules, as the journal says it; this is the authority, every other copy is a hint.
///
/// @param epoch the current epoch
/// @param region the region that claimed it
/// @param claim the claim that made it so
/// @param since wall time of the claim, for people only
/// @param reason why it was claimed, for people only
/// @param open whether the takeover has finished and the region acknowledges
/// @param handover the planned switchover that the active region drains for, if any
public record Reign(
        Epoch epoch,
        RegionName region,
        ClaimId claim,
        Instant since,
        String reason,
        boolean open,
        Optional<Handover> handover) {

    /// A fresh claim: closed, with nothing handed over.
    public static Reign claimed(Claim claim, Instant since, String reason) {
        return new Reign(
                claim.epoch(), claim.region(), claim.id(), since, reason, false, Optional.empty());
    }

    public boolean isHeldBy(Claim candidate) {
        return epoch.equals(candidate.epoch())
                && region.equals(candidate.region())
                && claim.equals(candidate.id());
    }

    public Reign opened() {
        return new Reign(epoch, region, claim, since, reason, true, Optional.empty());
    }

    public Reign handingOver(Handover next) {
        return new Reign(epoch, region, claim, since, reason, open, Optional.of(next));
    }

    public Reign keeping() {
        return new Reign(epoch, region, claim, since, reason, open, Optional.empty());
    }
}
