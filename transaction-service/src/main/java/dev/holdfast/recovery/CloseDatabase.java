package dev.holdfast.recovery;

import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;

/// Step 5: the promoted database still names the lost region; from here on it names this claim,
/// closed. Writers and workers of any other reign are turned away by it.
public final class CloseDatabase {

    private final RecoveryStore store;

    public CloseDatabase(RecoveryStore store) {
        this.store = store;
    }

    /// @return where the database stands: closed for the claim, or open for it if an earlier run of
    ///   this very takeover had come that far
    public Uni<Standing> run(Claim claim) {
        return store.close(claim)
                .map(standing -> {
                    Gate gate = standing.gate();
                    boolean mine =
                            gate.epoch().equals(claim.epoch())
                                    && gate.region().equals(claim.region());
                    if (!mine) {
                        throw new StepFailure(
                                StepFailure.Kind.SUPERSEDED,
                                "The database is in " + gate + ", which is later than the claim.");
                    }
                    return standing;
                });
    }
}
