package dev.holdfast.boot;

import dev.holdfast.operations.MeteredJournal;
import dev.holdfast.operations.MeteredStore;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import dev.holdfast.tracing.TraceCommands;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// What flows and doors share: time, the belief about the role, and ports with a meter in front.
final class Parts {

    @Produces
    @Singleton
    Pace pace(Vertx vertx) {
        return new VertxPace(vertx, InstantSource.system());
    }

    @Produces
    @Singleton
    RegionState state(HoldfastConfig config) {
        return new RegionState(new RegionName(config.region().name()));
    }

    @Produces
    @Singleton
    @Typed(LastReign.class)
    LastReign lastReign(Reigns reigns) {
        return new LastReign(reigns);
    }

    @Produces
    @Singleton
    Supplier<Optional<Reign>> reignInSight(LastReign reign) {
        return reign::get;
    }

    @Produces
    @Singleton
    @Typed(MeteredStore.class)
    MeteredStore store(LedgerStore store, Pace pace, MeterRegistry registry, TraceCommands trace) {
        return new MeteredStore(store, pace, registry, trace);
    }

    @Produces
    @Singleton
    @Typed(MeteredJournal.class)
    MeteredJournal journal(
            Journal journal, Pace pace, MeterRegistry registry, TraceCommands trace) {
        return new MeteredJournal(journal, pace, registry, trace);
    }
}
