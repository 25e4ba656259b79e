package dev.holdfast.readiness;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Where the platform that manages this region's database is asked about it.
public interface ClusterSource {

    /// Empty where no platform manages the database.
    Uni<Optional<RegionStatus.Cluster>> describe();
}
