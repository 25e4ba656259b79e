package dev.holdfast.region;

import java.util.Optional;

/// What amending a reign depends on, for the fakes of its table.
public final class SameReign {

    private SameReign() {}

    /// Whether the reign is still the claim that was read, with the handover that was read.
    public static boolean isStill(Optional<Reign> now, Reign read) {
        return now.filter(found -> found.claim().equals(read.claim()))
                .filter(found -> asked(found).equals(asked(read)))
                .isPresent();
    }

    private static Optional<ClaimId> asked(Reign reign) {
        return reign.handover().map(Handover::id);
    }
}
