package dev.holdfast.simulation;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.function.BooleanSupplier;

/// Carries calls from a process to a server and back: it takes its time, and loses requests and
/// replies, delivers requests after their caller gave up, and delivers some twice.
final class FaultyNetwork {

    /// What a server does with a request.
    interface Work<T> {
        void perform(Reply<T> reply);
    }

    /// How a server answers; only the first answer counts.
    interface Reply<T> {
        void item(T item);

        void fail(Throwable failure);

        /// Whether the caller still waits.
        boolean isAwaited();
    }

    /// Where a call goes.
    ///
    /// @param timeout when the caller gives up, in nanoseconds
    /// @param latency one way, at least, in nanoseconds
    /// @param reachable whether requests and replies pass at the moment
    /// @param repeats whether a request may be delivered twice
    record Link(long timeout, long latency, BooleanSupplier reachable, boolean repeats) {}

    private static final int LATEST = 12;
    private static final int SLOW = 25;
    private static final int SLOWER = 6;

    private final World world;
    private final ServiceProcess from;

    FaultyNetwork(World world, ServiceProcess from) {
        this.world = world;
        this.from = from;
    }

    /// @param unanswered what the caller concludes from silence
    <T> Uni<T> call(Link link, Throwable unanswered, Work<T> work) {
        return Uni.createFrom()
                .emitter(emitter -> new Trip<T>(link, unanswered, emitter).depart(work));
    }

    private final class Trip<T> implements Reply<T> {

        private final Link link;
        private final Throwable unanswered;
        private final UniEmitter<? super T> emitter;
        private boolean answered;

        Trip(Link link, Throwable unanswered, UniEmitter<? super T> emitter) {
            this.link = link;
            this.unanswered = unanswered;
            this.emitter = emitter;
        }

        void depart(Work<T> work) {
            if (!link.reachable().getAsBoolean()) {
                giveUp();
            } else if (trouble(world.settings.losses())) {
                loseOne(work);
            } else if (trouble(world.settings.late())) {
                world.count(Statistic.LATE);
                giveUp();
                world.after(world.between(1, LATEST * link.timeout()), () -> work.perform(this));
            } else if (link.repeats() && trouble(world.settings.doubled())) {
                repeat(work);
            } else {
                world.after(delay(), () -> work.perform(this));
            }
        }

        private void loseOne(Work<T> work) {
            giveUp();
            if (world.oneIn(2)) {
                world.count(Statistic.REQUESTS_LOST);
            } else {
                world.count(Statistic.REPLIES_LOST);
                world.after(delay(), () -> work.perform(this));
            }
        }

        /// As a client library does when it repeats a request: the answer to the first one may be
        /// lost.
        private void repeat(Work<T> work) {
            world.count(Statistic.DOUBLED);
            Reply<T> first = world.oneIn(2) ? this : new Unheard<>();
            long gap = world.between(0, link.timeout());
            world.after(delay(), () -> work.perform(first));
            world.after(delay() + gap, () -> work.perform(this));
        }

        private boolean trouble(int perMille) {
            return world.settings.isFaulty(world.now()) && world.perMille(perMille);
        }

        private long delay() {
            long usual = link.latency() + world.between(0, link.latency());
            return world.oneIn(SLOW) ? Math.min(SLOWER * usual, link.timeout() / 2) : usual;
        }

        private void giveUp() {
            answered = true;
            world.in(from, link.timeout(), () -> emitter.fail(unanswered));
        }

        @Override
        public void item(T item) {
            if (!answered) {
                deliver(() -> emitter.complete(item));
            }
        }

        @Override
        public void fail(Throwable failure) {
            if (!answered) {
                deliver(() -> emitter.fail(failure));
            }
        }

        @Override
        public boolean isAwaited() {
            return !answered;
        }

        private void deliver(Runnable answer) {
            if (link.reachable().getAsBoolean()) {
                answered = true;
                world.in(from, delay(), answer);
            } else {
                giveUp();
            }
        }
    }

    /// Nobody listens any more.
    private static final class Unheard<T> implements Reply<T> {

        @Override
        public void item(T item) {}

        @Override
        public void fail(Throwable failure) {}

        @Override
        public boolean isAwaited() {
            return false;
        }
    }
}
