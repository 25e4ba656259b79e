package dev.holdfast.lambda;

import dev.holdfast.readiness.DrillRecord;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Writes down that a region has taken over and was verified. When and why, the reign says: to
/// verify a region again that has been active for long makes its takeover no younger.
@Singleton
final class RecordDrill {

    private final StatusBoard board;
    private final Reigns reigns;

    RecordDrill(StatusBoard board, Reigns reigns) {
        this.board = board;
        this.reigns = reigns;
    }

    /// Opening the first epoch of all takes over from nobody.
    Uni<Void> of(Claim claim) {
        return claim.epoch().isAfter(Epoch.FIRST)
                ? reigns.current()
                        .chain(reign ->
                                reign.filter(found -> found.isHeldBy(claim))
                                        .map(RecordDrill::drill)
                                        .map(board::drilled)
                                        .orElseGet(() -> Uni.createFrom().voidItem()))
                : Uni.createFrom().voidItem();
    }

    private static DrillRecord drill(Reign reign) {
        return new DrillRecord(reign.region(), reign.epoch(), reign.reason(), reign.since());
    }
}
