package dev.holdfast.boot;

import dev.holdfast.operations.MeteredJournal;
import dev.holdfast.operations.MeteredStore;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.recovery.AssessRegion;
import dev.holdfast.recovery.ClaimReign;
import dev.holdfast.recovery.CloseDatabase;
import dev.holdfast.recovery.DatabaseCluster;
import dev.holdfast.recovery.DrainRegion;
import dev.holdfast.recovery.OpenRegion;
import dev.holdfast.recovery.PromoteDatabase;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.ReplayJournal;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.recovery.SealJournal;
import dev.holdfast.recovery.SuperviseRegion;
import dev.holdfast.recovery.Switchover;
import dev.holdfast.recovery.Takeover;
import dev.holdfast.recovery.UndoOutbox;
import dev.holdfast.recovery.VerifyRegion;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// Wires the steps of a takeover, and what decides about it.
final class TakeoverPath {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final HoldfastConfig config;
    private final RegionState state;
    private final Pace pace;
    private final LastReign reigns;

    TakeoverPath(HoldfastConfig config, RegionState state, Pace pace, LastReign reigns) {
        this.config = config;
        this.state = state;
        this.pace = pace;
        this.reigns = reigns;
    }

    @Produces
    @Singleton
    Takeover.Steps steps(
            RecoveryStore store,
            MeteredJournal journal,
            DatabaseCluster cluster,
            RoleParameter parameter) {
        PromoteDatabase.Patience patience =
                new PromoteDatabase.Patience(
                        config.promote().atMost(), config.promote().askEvery());
        return new Takeover.Steps(
                new AssessRegion(reigns, store),
                new ClaimReign(state.me(), reigns, pace, UUID::randomUUID),
                new SealJournal(journal, pace),
                new PromoteDatabase(reigns, cluster, pace, patience),
                new CloseDatabase(store),
                new UndoOutbox(store),
                new ReplayJournal(store, journal),
                new OpenRegion(state, reigns, store, parameter));
    }

    @Produces
    @Singleton
    Takeover.Signs signs(MeteredJournal journal) {
        return new Takeover.Signs(journal, pace, config.heartbeat().interval());
    }

    @Produces
    @Singleton
    Takeover takeover(Takeover.Steps steps, Takeover.Signs signs) {
        return new Takeover(state, steps, signs);
    }

    @Produces
    @Singleton
    DrainRegion drain(SubmitTransactions transactions, MeteredStore store) {
        return new DrainRegion(
                state,
                transactions,
                new DrainRegion.Ports(store, reigns, pace),
                config.switchover().atMost());
    }

    @Produces
    @Singleton
    Switchover switchover(RecoveryStore store, MeteredJournal journal) {
        return new Switchover(
                state.me(),
                new Switchover.Ports(reigns, store, journal, pace),
                new Switchover.Patience(config.switchover().atMost(), LOOK_EVERY),
                UUID::randomUUID);
    }

    @Produces
    @Singleton
    VerifyRegion verify(SubmitTransactions transactions, LedgerReader reader) {
        return new VerifyRegion(transactions, reader::totals);
    }

    @Produces
    @Singleton
    SuperviseRegion.Means means(
            RelayLoop relay, Takeover takeover, DrainRegion drain, Planned planned) {
        return new SuperviseRegion.Means(
                relay, takeover, drain, planned.switchover(), planned.verify());
    }

    /// What comes around a takeover.
    record Planned(Switchover switchover, VerifyRegion verify) {}

    @Produces
    @Singleton
    Planned planned(Switchover switchover, VerifyRegion verify) {
        return new Planned(switchover, verify);
    }

    @Produces
    @Singleton
    SuperviseRegion supervise(
            RecoveryStore store, RoleParameter parameter, SuperviseRegion.Means means) {
        return new SuperviseRegion(
                state,
                new SuperviseRegion.Sights(reigns, store, parameter, pace),
                means,
                config.takeover().after());
    }
}
