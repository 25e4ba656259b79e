package dev.holdfast.boot;

import dev.holdfast.operations.MeteredJournal;
import dev.holdfast.operations.MeteredStore;
import dev.holdfast.processing.AwaitJournal;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.Relay;
import dev.holdfast.processing.RelayElection;
import dev.holdfast.processing.RelayJournal;
import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.SubmitTransactions;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/// Wires the one path of a transaction.
final class WritePath {

    /// A relay that leads and does not move rows for so many heartbeats is not waited for.
    private static final int PATIENCE_IN_HEARTBEATS = 3;

    /// An outbox that does not move for so many heartbeats gets nothing new.
    private static final int TOLERANCE_IN_HEARTBEATS = 10;

    private final HoldfastConfig config;

    WritePath(HoldfastConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    AwaitJournal awaitJournal(MeteredStore store, Pace pace) {
        return new AwaitJournal(store, pace, config.evidenceEvery());
    }

    @Produces
    @Singleton
    RelayJournal relayJournal(
            RegionState state,
            MeteredStore store,
            MeteredJournal journal,
            RelayJournal.Confirmations confirmations) {
        return new RelayJournal(state, store, journal, confirmations);
    }

    @Produces
    @Singleton
    RelayJournal.Confirmations confirmations(AwaitJournal waiting, Pace pace) {
        return new RelayJournal.Confirmations(waiting, pace);
    }

    @Produces
    @Singleton
    @Typed(RelayLoop.class)
    RelayLoop relayLoop(RegionState state, RelayJournal relay, RelayLoop.Ports ports) {
        Duration heartbeat = config.heartbeat().interval();
        RelayLoop.Timing timing =
                new RelayLoop.Timing(
                        heartbeat,
                        heartbeat.multipliedBy(PATIENCE_IN_HEARTBEATS),
                        heartbeat.multipliedBy(TOLERANCE_IN_HEARTBEATS));
        return new RelayLoop(state, relay, ports, timing);
    }

    /// A process that does not live as long brings a relay of its own.
    @Produces
    @Singleton
    @DefaultBean
    Relay relay(RelayLoop loop) {
        return loop;
    }

    @Produces
    @Singleton
    RelayLoop.Ports relayPorts(MeteredJournal journal, RelayElection election, Pace pace) {
        return new RelayLoop.Ports(journal, election, pace);
    }

    @Produces
    @Singleton
    SubmitTransactions submitTransactions(
            RegionState state, SubmitTransactions.Path path, Pace pace) {
        SubmitTransactions.Bounds bounds =
                new SubmitTransactions.Bounds(
                        config.queue().maxCommands(),
                        config.queue().maxBytes(),
                        config.batch().maxCommands(),
                        config.batch().maxBytes(),
                        config.patience());
        return new SubmitTransactions(
                state, path, new SubmitTransactions.Source(pace, UUID::randomUUID), bounds);
    }

    @Produces
    @Singleton
    SubmitTransactions.Path path(MeteredStore store, Relay relay, AwaitJournal waiting) {
        return new SubmitTransactions.Path(store, relay, waiting);
    }
}
