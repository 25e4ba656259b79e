package dev.holdfast.processing;

import dev.holdfast.journal.Position;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Relays for as long as this region is active in an epoch, and beats the region's heart from the
/// same loop: a region that cannot move its outbox shows no sign of life.
///
/// Group commit needs no timer: while one append is in flight, the next entry fills up.
public final class RelayLoop implements Relay {

    /// The loop's bounds.
    ///
    /// @param heartbeat how often a sign of life is written
    /// @param patience how long an outbox may stand still: after it, a process that does not lead
    ///   relays itself, because the leader may be frozen with its lock
    /// @param tolerance after which nothing new is let in. Longer than patience: a region that has
    ///   just taken over is slow at first, and whoever it turns away is not back when it is not
    public record Timing(Duration heartbeat, Duration patience, Duration tolerance) {}

    private final RegionState state;
    private final RelayJournal relay;
    private final Ports ports;
    private final Timing timing;
    private final AtomicBoolean rowsWait = new AtomicBoolean();
    private final AtomicReference<@Nullable UniEmitter<? super Boolean>> sleeper =
            new AtomicReference<>();
    private volatile long movedAt;

    /// What the loop needs from outside.
    public record Ports(Journal journal, RelayElection election, Pace pace) {}

    public RelayLoop(RegionState state, RelayJournal relay, Ports ports, Timing timing) {
        this.state = state;
        this.relay = relay;
        this.ports = ports;
        this.timing = timing;
    }

    /// Whether the outbox has not got on for longer than is tolerated. What is committed then would
    /// only pile up.
    @Override
    public boolean isStalled() {
        return standsStillFor(timing.tolerance());
    }

    private boolean standsStillFor(Duration time) {
        return ports.pace().nanos() - movedAt >= time.toNanos();
    }

    @Override
    public void wake() {
        rowsWait.set(true);
        UniEmitter<? super Boolean> emitter = sleeper.getAndSet(null);
        if (emitter != null) {
            emitter.complete(true);
        }
    }

    /// Relays in this epoch until the region is not active in it any more. Never fails.
    public Uni<Void> run(Epoch mine) {
        movedAt = ports.pace().nanos();
        Rounds rounds = new Rounds(mine);
        return Multi.createBy()
                .repeating()
                .uni(rounds::next)
                .whilst(goesOn -> goesOn)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /// The state of one run.
    private final class Rounds {

        private final Epoch mine;
        private long counter;
        private long beatAt;
        private boolean caughtUp;
        private Optional<Position> seen = Optional.empty();

        Rounds(Epoch mine) {
            this.mine = mine;
            this.beatAt = ports.pace().nanos() - timing.heartbeat().toNanos();
        }

        Uni<Boolean> next() {
            if (!state.now().relays(mine)) {
                return Uni.createFrom().item(false);
            }
            return ports.election()
                    .leads()
                    .chain(leads -> leads || standsStillFor(timing.patience()) ? step() : watch())
                    .onFailure()
                    .recoverWithUni(this::pause);
        }

        /// Waits whether or not rows wait: a failure, or somebody else's turn, must not spin.
        private Uni<Boolean> pause() {
            return ports.pace().after(timing.heartbeat()).replaceWith(true);
        }

        /// While another process leads, its progress is this one's as well.
        private Uni<Boolean> watch() {
            return relay.look().invoke(this::saw).chain(this::pause);
        }

        private void saw(Optional<Position> position) {
            if (position.isEmpty() || !position.equals(seen)) {
                movedAt = ports.pace().nanos();
            }
            seen = position;
        }

        private Uni<Boolean> step() {
            rowsWait.set(false);
            return caughtUp
                    ? relay.step(mine).chain(this::after)
                    : relay.catchUp(mine).chain(this::afterCatchingUp);
        }

        private Uni<Boolean> afterCatchingUp(RelayJournal.Step step) {
            caughtUp = step == RelayJournal.Step.IDLE;
            return caughtUp ? Uni.createFrom().item(true) : after(step);
        }

        private Uni<Boolean> after(RelayJournal.Step step) {
            return switch (step) {
                case MOVED, RETRY -> {
                    movedAt = ports.pace().nanos();
                    yield beat().replaceWith(true);
                }
                case IDLE -> {
                    movedAt = ports.pace().nanos();
                    yield beat().chain(this::rest).replaceWith(true);
                }
                case UNREACHABLE -> pause();
                case FENCED -> end(() -> state.fenced(mine));
                case DAMAGED -> end(() -> state.damaged(mine));
            };
        }

        private Uni<Boolean> end(Runnable verdict) {
            verdict.run();
            return Uni.createFrom().item(false);
        }

        /// Writes a sign of life when one is due. That it fails is not this region's concern:
        /// silence is what it stands for.
        private Uni<Void> beat() {
            long now = ports.pace().nanos();
            if (now - beatAt < timing.heartbeat().toNanos()) {
                return Uni.createFrom().voidItem();
            }
            beatAt = now;
            counter++;
            return ports.journal()
                    .beat(new Heartbeat(mine, counter, state.me()))
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid();
        }

        /// Waits for a row, and no longer than until the next heartbeat is due.
        private Uni<Void> rest() {
            Uni<Boolean> row = Uni.createFrom().<Boolean>emitter(this::sleep);
            Uni<Boolean> due = ports.pace().after(timing.heartbeat()).replaceWith(false);
            return Uni.combine().any().of(row, due).replaceWithVoid();
        }

        private void sleep(UniEmitter<? super Boolean> emitter) {
            sleeper.set(emitter);
            if (rowsWait.get()) {
                wake();
            }
        }
    }
}
