package dev.holdfast.operations;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Gate;
import dev.holdfast.region.Reign;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// Turns what was last seen into answers. Nothing here waits for anything.
@Singleton
public class CheckHealth {

    private static final long NANOS_PER_MICRO = 1_000;

    private final WatchRegion watch;
    private final SchemaState schema;

    CheckHealth(WatchRegion watch, SchemaState schema) {
        this.watch = watch;
        this.schema = schema;
    }

    /// The process answers. It depends on nothing else, or a lost region would take its peer along.
    HealthReport live() {
        return HealthReport.of(List.of(HealthCheck.up("process", "It answers.")));
    }

    /// It could do its work, be it as a standby.
    HealthReport ready() {
        return HealthReport.of(List.of(database(), schema.check(), journal()));
    }

    /// It should get the traffic: what DNS and load balancers ask.
    HealthReport routing() {
        return HealthReport.of(List.of(role(), gate(), journal()));
    }

    /// Everything, with figures, for people. A healthy standby is healthy.
    HealthReport everything() {
        boolean active = watch.belief().accepts();
        HealthCheck gate = active ? gate() : shown(gate());
        return HealthReport.of(
                List.of(shown(role()), gate, database(), schema.check(), journal(), replication()));
    }

    private static HealthCheck shown(HealthCheck check) {
        return HealthCheck.up(check.name(), check.detail());
    }

    private HealthCheck role() {
        RegionState.Belief belief = watch.belief();
        String active = belief.active().map(Object::toString).orElse("nobody that is known");
        return HealthCheck.of(
                "role",
                belief.accepts(),
                watch.region() + " is " + belief.role() + ", active is " + active + ".");
    }

    private HealthCheck database() {
        return watch.database()
                .fresh()
                .map(seen -> HealthCheck.up("database", "It answered in " + took(seen) + "."))
                .orElseGet(() -> HealthCheck.down("database", watch.database().failure()));
    }

    private HealthCheck gate() {
        return watch.database()
                .fresh()
                .map(seen -> gate(seen.value()))
                .orElseGet(() -> HealthCheck.down("gate", watch.database().failure()));
    }

    /// The database must accept writes, and from this very reign.
    private HealthCheck gate(Standing standing) {
        RegionState.Belief belief = watch.belief();
        boolean mine =
                standing.gate().epoch().equals(belief.epoch())
                        && standing.gate().region().value().equals(watch.region())
                        && standing.gate().open();
        return HealthCheck.of(
                "gate", mine && standing.writable(), detail(standing.gate(), standing));
    }

    private static String detail(Gate gate, Standing standing) {
        String writable = standing.writable() ? "writable" : "read-only";
        return "The database is " + writable + ", in " + gate + ", at " + standing.position() + ".";
    }

    private HealthCheck journal() {
        return watch.journal()
                .fresh()
                .map(seen -> HealthCheck.up("journal", detail(seen)))
                .orElseGet(() -> HealthCheck.down("journal", watch.journal().failure()));
    }

    private static String detail(Probe.Seen<Optional<Reign>> seen) {
        String reign =
                seen.value()
                        .map(found -> "epoch " + found.epoch() + " of " + found.region())
                        .orElse("no reign yet");
        return "It answered in " + took(seen) + ": " + reign + ".";
    }

    private HealthCheck replication() {
        return watch.replication()
                .fresh()
                .map(seen ->
                        HealthCheck.of(
                                "replication", isFit(seen.value()), Figures.describe(seen.value())))
                .orElseGet(() -> HealthCheck.down("replication", watch.replication().failure()));
    }

    /// A standby that receives nothing, or lags too far, makes a takeover long. It may still take
    /// over, so this says nothing about being ready.
    private boolean isFit(LedgerReader.Replication replication) {
        return replication.writable()
                || (replication.streaming()
                        && replication
                                .lag()
                                .filter(lag -> lag.compareTo(watch.maxLag()) <= 0)
                                .isPresent());
    }

    private static String took(Probe.Seen<?> seen) {
        return seen.took().toNanos() / NANOS_PER_MICRO + " µs";
    }
}
