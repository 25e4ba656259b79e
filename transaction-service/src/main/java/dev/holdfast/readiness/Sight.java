package dev.holdfast.readiness;

import java.time.Instant;
import java.util.List;

/// What is known of both regions at one moment.
record Sight(RegionSight here, RegionSight there, Instant now) {

    List<RegionSight> both() {
        return List.of(here, there);
    }
}
