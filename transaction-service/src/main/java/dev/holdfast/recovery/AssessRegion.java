package dev.holdfast.recovery;

import dev.holdfast.processing.Standing;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Step 1: can this region take over at all? It must reach the journal and its own database.
public final class AssessRegion {

    /// What was found.
    public record Assessment(Optional<Reign> reign, Standing standing) {}

    private final Reigns reigns;
    private final RecoveryStore store;

    public AssessRegion(Reigns reigns, RecoveryStore store) {
        this.reigns = reigns;
        this.store = store;
    }

    /// Fails if one of them does not answer. Changes nothing.
    public Uni<Assessment> run() {
        return reigns.current()
                .chain(reign -> store.standing().map(standing -> new Assessment(reign, standing)));
    }
}
