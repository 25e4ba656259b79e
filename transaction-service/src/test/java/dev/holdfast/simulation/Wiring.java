package dev.holdfast.simulation;

import dev.holdfast.processing.AwaitJournal;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.RelayJournal;
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
import dev.holdfast.simulation.FaultyNetwork.Link;

/// Puts the product's own flows together for one process, in the way in which the service does.
final class Wiring {

    private final World world;
    private final RegionState state;
    private final Pace pace;
    private final Server server;
    private final SimPlatform platform;
    private final SimJournalClient journal;
    private final LedgerStore store;
    private final RecoveryStore recovery;

    Wiring(World world, ServiceProcess process, SimRegion region) {
        FaultyNetwork network = new FaultyNetwork(world, process);
        Link link =
                new Link(
                        SimJournalClient.TIMEOUT,
                        SimJournalClient.LATENCY,
                        () -> !region.isPartitioned(),
                        true);
        this.world = world;
        this.state = process.state();
        this.pace = process.clock();
        this.server = new Server(world, region.auditor(), region.database, network);
        this.platform = new SimPlatform(world, process, region, network);
        this.journal = new SimJournalClient(world, region.journal(), network, link);
        this.store = new SimLedgerStore(server);
        this.recovery = new SimRecoveryStore(server);
    }

    /// The flows that are called from outside.
    record Flows(SubmitTransactions transactions, Takeover takeover, SuperviseRegion supervise) {}

    Flows flows() {
        AwaitJournal waiting = new AwaitJournal(store, pace, Timing.EVIDENCE_EVERY);
        RelayLoop relay = relay(waiting);
        SubmitTransactions transactions =
                new SubmitTransactions(
                        state,
                        new SubmitTransactions.Path(store, relay, waiting),
                        new SubmitTransactions.Source(pace, world::uuid),
                        Timing.BOUNDS);
        RoleParameter parameter = platform.parameter();
        Takeover takeover =
                new Takeover(
                        state,
                        steps(parameter),
                        new Takeover.Signs(journal, pace, Timing.HEARTBEAT));
        SuperviseRegion supervise =
                new SuperviseRegion(
                        state,
                        new SuperviseRegion.Sights(journal, recovery, parameter, pace),
                        means(relay, takeover, transactions),
                        Timing.TAKEOVER_AFTER);
        return new Flows(transactions, takeover, supervise);
    }

    private RelayLoop relay(AwaitJournal waiting) {
        RelayJournal.Confirmations confirmations = new RelayJournal.Confirmations(waiting, pace);
        RelayJournal relay = new RelayJournal(state, store, journal, confirmations);
        RelayLoop.Ports ports = new RelayLoop.Ports(journal, platform.election(server), pace);
        return new RelayLoop(state, relay, ports, Timing.RELAY);
    }

    private Takeover.Steps steps(RoleParameter parameter) {
        DatabaseCluster cluster = platform.cluster(server);
        return new Takeover.Steps(
                new AssessRegion(journal, recovery),
                new ClaimReign(state.me(), journal, pace, world::uuid),
                new SealJournal(journal, pace),
                new PromoteDatabase(journal, cluster, pace, Timing.PROMOTION),
                new CloseDatabase(recovery),
                new UndoOutbox(recovery),
                new ReplayJournal(recovery, journal),
                new OpenRegion(state, journal, recovery, parameter));
    }

    private SuperviseRegion.Means means(
            RelayLoop relay, Takeover takeover, SubmitTransactions transactions) {
        DrainRegion drain =
                new DrainRegion(
                        state,
                        transactions,
                        new DrainRegion.Ports(store, journal, pace),
                        Timing.DRAIN_AT_MOST);
        Switchover switchover =
                new Switchover(
                        state.me(),
                        new Switchover.Ports(journal, recovery, journal, pace),
                        Timing.SWITCHOVER,
                        world::uuid);
        return new SuperviseRegion.Means(relay, takeover, drain, switchover, verify(transactions));
    }

    private VerifyRegion verify(SubmitTransactions transactions) {
        return new VerifyRegion(
                transactions, () -> server.read(tables -> Book.totals(tables.accounts)));
    }
}
