package dev.holdfast.region;

/// What this region does at the moment.
public enum RegionRole {
    /// Nothing is known yet: the journal or the database has not answered since the start.
    STARTING,
    /// Serves reads, watches the active region.
    STANDBY,
    /// Runs the steps of a takeover.
    TAKING_OVER,
    /// Decides, journals and acknowledges.
    ACTIVE,
    /// Active, but lets nothing new in: it empties its outbox for a planned switchover.
    DRAINING
}
