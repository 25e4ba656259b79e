package dev.holdfast.boot;

import dev.holdfast.http.VerifiedTokens;
import dev.holdfast.operations.WatchRegion;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.recovery.RecoveryStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Wires what looks at the region without changing it, with its rhythms.
final class Observers {

    private static final int LOOKS_PER_HEARTBEAT = 2;

    private final HoldfastConfig config;

    Observers(HoldfastConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    WatchRegion watch(RegionState state, WatchRegion.Sights sights) {
        HoldfastConfig.Health health = config.health();
        return new WatchRegion(
                state,
                sights,
                new WatchRegion.Timing(
                        health.interval(), health.timeout(), health.fresh(), health.maxLag()));
    }

    @Produces
    @Singleton
    WatchRegion.Sights sights(
            LastReign reigns, RecoveryStore store, LedgerReader reader, Pace pace) {
        return new WatchRegion.Sights(reigns, store, reader, pace);
    }

    @Produces
    @Singleton
    RunRegion.Rhythm rhythm(Pace pace) {
        Duration half = config.heartbeat().interval().dividedBy(LOOKS_PER_HEARTBEAT);
        return new RunRegion.Rhythm(pace, config.supervision().interval().orElse(half));
    }

    @Produces
    @Singleton
    VerifiedTokens.Memory memory() {
        return new VerifiedTokens.Memory(config.tokens().rememberFor());
    }
}
