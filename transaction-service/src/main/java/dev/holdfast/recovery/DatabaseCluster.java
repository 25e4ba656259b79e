package dev.holdfast.recovery;

import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;

/// The cluster that this region's database belongs to, as far as promoting it goes.
public interface DatabaseCluster {

    /// Whether this region's database accepts writes.
    Uni<Boolean> isWriter();

    /// Asks for this region's database to become the writer. Asking again is harmless. Completes
    /// when the request is accepted, not when it is carried out.
    Uni<Void> promote(Claim claim, Promotion promotion);
}
