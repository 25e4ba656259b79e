package dev.holdfast.operations;

import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Reign;
import java.time.Duration;
import java.util.Optional;

/// Keeps an eye on database, journal and replication for those who ask after the region's health.
public final class WatchRegion {

    /// Replication changes slowly and costs more to ask about.
    private static final int REPLICATION_EVERY = 5;

    /// What is looked at.
    public record Sights(Reigns reigns, RecoveryStore store, LedgerReader reader, Pace pace) {}

    /// How often, how long, and how long an answer counts.
    ///
    /// @param maxLag how far a standby may be behind and still count as healthy
    public record Timing(Duration interval, Duration timeout, Duration fresh, Duration maxLag) {}

    private final RegionState state;
    private final Duration maxLag;
    private final Probe<Optional<Reign>> journal;
    private final Probe<Standing> database;
    private final Probe<LedgerReader.Replication> replication;

    public WatchRegion(RegionState state, Sights sights, Timing timing) {
        this.state = state;
        this.maxLag = timing.maxLag();
        Pace pace = sights.pace();
        Probe.Timing often = new Probe.Timing(timing.interval(), timing.timeout(), timing.fresh());
        Probe.Timing seldom =
                new Probe.Timing(
                        timing.interval().multipliedBy(REPLICATION_EVERY),
                        timing.timeout(),
                        timing.fresh().multipliedBy(REPLICATION_EVERY));
        this.journal = new Probe<>(sights.reigns()::current, pace, often);
        this.database = new Probe<>(sights.store()::standing, pace, often);
        this.replication = new Probe<>(sights.reader()::replication, pace, seldom);
    }

    /// A change of role is looked at without waiting for the next round.
    public void start() {
        journal.start();
        database.start();
        replication.start();
        state.listen((before, after) -> database.askNow());
    }

    public void stop() {
        journal.stop();
        database.stop();
        replication.stop();
    }

    RegionState.Belief belief() {
        return state.now();
    }

    String region() {
        return state.me().value();
    }

    Probe<Optional<Reign>> journal() {
        return journal;
    }

    Probe<Standing> database() {
        return database;
    }

    Probe<LedgerReader.Replication> replication() {
        return replication;
    }

    Duration maxLag() {
        return maxLag;
    }
}
