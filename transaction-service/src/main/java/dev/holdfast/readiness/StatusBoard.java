package dev.holdfast.readiness;

import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Where each region writes what it is like, and reads what the other one is like: in the journal's
/// table, which each region reaches by itself. Nothing is decided by it. A failure means *unknown*.
public interface StatusBoard {

    Uni<Void> post(RegionStatus status);

    Uni<Optional<RegionStatus>> of(RegionName region);

    Uni<Void> drilled(DrillRecord record);

    Uni<Optional<DrillRecord>> lastDrill();
}
