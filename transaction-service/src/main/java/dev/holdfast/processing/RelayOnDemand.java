package dev.holdfast.processing;

import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Relays in a process that is there for one request and may be frozen after it: when a batch has
/// committed, it performs the relay's steps until the outbox is empty, and then rests. It stands
/// for no election and beats no heart. A service that relays at the same time gets in its way, and
/// neither does harm.
public final class RelayOnDemand implements Relay {

    /// Steps without an empty outbox, after which others are left to go on: whoever still waits
    /// finds its decision in the database, or is told that its outcome is unknown.
    private static final int MOST_STEPS = 64;

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RegionState state;
    private final RelayJournal relay;
    private final Pace pace;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    public RelayOnDemand(RegionState state, RelayJournal relay, Pace pace) {
        this.state = state;
        this.relay = relay;
        this.pace = pace;
    }

    @Override
    public boolean isStalled() {
        return false;
    }

    @Override
    public void wake() {
        if (asked.getAndIncrement() == 0) {
            work =
                    round(state.now().epoch(), MOST_STEPS)
                            .onFailure()
                            .invoke(() -> asked.set(0))
                            .onFailure()
                            .recoverWithNull()
                            .subscribeAsCompletionStage();
        }
    }

    /// Completes when nothing is being moved. A process that is frozen before leaves a transaction
    /// of the database open.
    public Uni<Void> atRest() {
        return Uni.createFrom().completionStage(() -> work.copy());
    }

    private Uni<Void> round(Epoch mine, int stepsLeft) {
        int heard = asked.get();
        return relay.step(mine).chain(step -> after(step, mine, new Left(heard, stepsLeft - 1)));
    }

    /// @param heard how often it had been woken when the step began
    private record Left(int heard, int steps) {}

    private Uni<Void> after(RelayJournal.Step step, Epoch mine, Left left) {
        return switch (step) {
            case MOVED, RETRY -> again(mine, left);
            case IDLE -> asked.compareAndSet(left.heard(), 0) ? done() : again(mine, left);
            case UNREACHABLE -> pace.after(PAUSE).chain(() -> again(mine, left));
            case FENCED -> end(() -> state.fenced(mine));
            case DAMAGED -> end(() -> state.damaged(mine));
        };
    }

    private Uni<Void> again(Epoch mine, Left left) {
        return left.steps() == 0 ? end(() -> {}) : round(mine, left.steps());
    }

    private Uni<Void> end(Runnable verdict) {
        asked.set(0);
        verdict.run();
        return done();
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
