package dev.holdfast.region;

import java.util.Optional;

/// All that a region knows when it decides what to do next.
///
/// @param me this region
/// @param role what it does at the moment
/// @param epoch the epoch in which it is active, or [Epoch#NONE]
/// @param reign the journal's reign; empty before the first claim ever
/// @param database what the database's reign row says; empty while the database does not answer
/// @param damaged whether the database was found to lack commits that the journal has
/// @param suspected whether the failure detector suspects the reign's holder
/// @param automatic whether takeover without an operator is allowed
/// @param hint the role parameter; empty while it cannot be read
public record Observation(
        RegionName me,
        RegionRole role,
        Epoch epoch,
        Optional<Reign> reign,
        Optional<Gate> database,
        boolean damaged,
        boolean suspected,
        boolean automatic,
        Optional<RoleHint> hint) {

    /// The same, with what the parameters say.
    public Observation with(boolean allowed, Optional<RoleHint> found) {
        return new Observation(
                me, role, epoch, reign, database, damaged, suspected, allowed, found);
    }
}
