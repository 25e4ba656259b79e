package dev.holdfast.readiness;

import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a region says about itself on the board that both can read.
///
/// @param at wall time of that region
/// @param build which artefact it runs; the same text in both regions if it is the same one
/// @param database empty while the database does not answer
/// @param cluster empty where the database is not managed by a platform, or that does not answer
public record RegionStatus(
        RegionName region,
        Instant at,
        Optional<String> build,
        Optional<Database> database,
        Optional<Cluster> cluster) {

    /// The ledger's database in this region.
    ///
    /// @param writable whether it is the writer
    /// @param streaming whether it receives from its writer at the moment
    /// @param lag how far behind its writer it is; empty if that cannot be told
    public record Database(boolean writable, boolean streaming, Optional<Duration> lag) {}

    /// The ledger's database as its platform describes it.
    ///
    /// @param engine with its version, such as `aurora-postgresql 16.6`
    /// @param settings of its parameter group that differ from the engine's own
    /// @param restorableUntil the latest moment to which it can be restored; empty if there is no
    ///   backup
    public record Cluster(String engine, String settings, Optional<Instant> restorableUntil) {}
}
