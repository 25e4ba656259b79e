package dev.holdfast.processing;

import dev.holdfast.ledger.Command;
import dev.holdfast.region.Regions;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The write path of one region over fakes, active in epoch 1. Its parts are open to tests.
public final class Workshop {

    public static final Duration LOOK_EVERY = Duration.ofMillis(200);
    public static final Duration HEARTBEAT = Duration.ofSeconds(1);
    public static final SubmitTransactions.Bounds BOUNDS =
            new SubmitTransactions.Bounds(10, 100_000, 5, 20_000, Duration.ofSeconds(2));

    public final TestPace pace = new TestPace();
    public final RegionState state = new RegionState(Regions.EAST);
    public final MemoryDatabase database = new MemoryDatabase();
    public final MemoryJournal journal = new MemoryJournal();
    public final AwaitJournal waiting = new AwaitJournal(database, pace, LOOK_EVERY);
    public final RelayJournal relay =
            new RelayJournal(
                    state, database, journal, new RelayJournal.Confirmations(waiting, pace));
    public final RelayLoop loop;
    public final SubmitTransactions transactions;
    public boolean leads = true;
    private long ids = 1;

    public Workshop() {
        this(BOUNDS);
    }

    public Workshop(SubmitTransactions.Bounds bounds) {
        RelayElection election = () -> Uni.createFrom().item(() -> leads);
        loop =
                new RelayLoop(
                        state,
                        relay,
                        new RelayLoop.Ports(journal, election, pace),
                        new RelayLoop.Timing(
                                HEARTBEAT, HEARTBEAT.multipliedBy(5), HEARTBEAT.multipliedBy(8)));
        transactions =
                new SubmitTransactions(
                        state,
                        new SubmitTransactions.Path(database, loop, waiting),
                        new SubmitTransactions.Source(pace, () -> new UUID(0, ids++)),
                        bounds);
        state.activate(Regions.epoch(1));
    }

    public Result<List<Reply>> submit(Command... commands) {
        return Result.of(transactions.submit(List.of(commands)));
    }

    /// One step of the relay in epoch 1.
    public RelayJournal.Step step() {
        return Result.of(relay.step(Regions.epoch(1))).item();
    }
}
