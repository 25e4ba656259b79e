package dev.holdfast.operations;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.Takeover;
import dev.holdfast.recovery.TakeoverReport;
import dev.holdfast.region.RegionRole;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/// Tells people, in one log line each and in metrics, what changes about the region. No payload is
/// in either.
@Singleton
public class TellRegion {

    private static final Logger LOG = Logger.getLogger("dev.holdfast.region");
    private static final double UNKNOWN = -1;

    private final RegionState state;
    private final Takeover takeover;
    private final WatchRegion watch;
    private final MeterRegistry registry;
    private final AtomicReference<Optional<TakeoverReport>> told =
            new AtomicReference<>(Optional.empty());

    TellRegion(RegionState state, Takeover takeover, WatchRegion watch, MeterRegistry registry) {
        this.state = state;
        this.takeover = takeover;
        this.watch = watch;
        this.registry = registry;
    }

    public void start() {
        state.listen(this::changed);
        for (RegionRole role : RegionRole.values()) {
            Gauge.builder("holdfast.region.role", () -> state.now().role() == role ? 1 : 0)
                    .description("1 for the role that this region has")
                    .tag("role", role.name())
                    .register(registry);
        }
        Gauge.builder("holdfast.region.epoch", () -> state.now().epoch().value())
                .description("The epoch in which this region is active, or 0")
                .register(registry);
        Gauge.builder("holdfast.replication.lag.seconds", this::lagSeconds)
                .description("How far this region's database is behind its writer; -1 if unknown")
                .register(registry);
    }

    /// Tells of a takeover that has ended since the last call.
    public void news() {
        Optional<TakeoverReport> last = takeover.last();
        if (!told.getAndSet(last).equals(last)) {
            last.ifPresent(this::tell);
        }
    }

    private void changed(RegionState.Belief before, RegionState.Belief after) {
        if (before.role() != after.role() || before.epoch().value() != after.epoch().value()) {
            LogLine.of("region", state.me())
                    .and("role", after.role())
                    .and("was", before.role())
                    .and("epoch", after.epoch())
                    .and("active", after.active().map(Object::toString).orElse("unknown"))
                    .and("damaged", after.damaged())
                    .write(LOG, Logger.Level.INFO);
        }
    }

    private void tell(TakeoverReport report) {
        for (TakeoverReport.Step step : report.steps()) {
            about(report)
                    .and("step", step.name())
                    .and("millis", step.took().toMillis())
                    .write(LOG, Logger.Level.INFO);
            registry.timer("holdfast.takeover.step", "step", step.name()).record(step.took());
        }
        String ending = report.failure().isEmpty() ? "done" : "stopped";
        registry.counter("holdfast.takeovers", "ending", ending).increment();
        about(report)
                .and("ending", ending)
                .and("undone", report.undone())
                .and("replayed", report.replayed())
                .and("reason", report.reason())
                .and("why", report.failure().orElse(""))
                .write(LOG, Logger.Level.INFO);
    }

    /// @return with the epoch that was claimed, whatever became of it
    private LogLine about(TakeoverReport report) {
        return LogLine.of("region", state.me())
                .and(
                        "takeover",
                        report.claim().map(claim -> claim.epoch().toString()).orElse("none"));
    }

    private double lagSeconds() {
        return watch.replication().fresh().flatMap(seen -> lag(seen.value())).orElse(UNKNOWN);
    }

    private static Optional<Double> lag(LedgerReader.Replication replication) {
        return replication.lag().map(lag -> lag.toNanos() / 1e9);
    }
}
