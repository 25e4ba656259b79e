package dev.holdfast.simulation;

import dev.holdfast.processing.RelayLoop;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.recovery.PromoteDatabase;
import dev.holdfast.recovery.Switchover;
import java.time.Duration;

/// The settings of the service in this world, in the same proportions as in production.
final class Timing {

    static final Duration HEARTBEAT = Duration.ofMillis(40);
    static final Duration SUPERVISE_EVERY = Duration.ofMillis(30);
    static final Duration TAKEOVER_AFTER = Duration.ofMillis(160);
    static final Duration EVIDENCE_EVERY = Duration.ofMillis(30);
    static final Duration DRAIN_AT_MOST = Duration.ofMillis(300);
    static final RelayLoop.Timing RELAY =
            new RelayLoop.Timing(HEARTBEAT, HEARTBEAT.multipliedBy(3), HEARTBEAT.multipliedBy(10));
    static final PromoteDatabase.Patience PROMOTION =
            new PromoteDatabase.Patience(Duration.ofMillis(300), Duration.ofMillis(20));
    static final Switchover.Patience SWITCHOVER =
            new Switchover.Patience(DRAIN_AT_MOST, Duration.ofMillis(20));

    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int QUEUED = 20;
    private static final int BATCH = 4;
    private static final int BATCH_BYTES = 2_000;

    static final SubmitTransactions.Bounds BOUNDS =
            new SubmitTransactions.Bounds(
                    QUEUED, QUEUED * BATCH_BYTES, BATCH, BATCH_BYTES, PATIENCE);

    private Timing() {}
}
