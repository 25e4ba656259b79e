package dev.holdfast.readiness;

import java.util.Optional;

/// A region, and what it last said about itself.
record RegionSight(String name, Optional<RegionStatus> status) {}
