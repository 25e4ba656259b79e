package dev.holdfast.simulation;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Time, chance and the order of things. Everything that happens is an event in its queue, and all
/// chance comes from its seed, so one seed is one history.
final class World {

    static final long MILLI = 1_000_000L;

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    final Settings settings;
    final EventLog log;
    final Statistics statistics = new Statistics();
    private final SplittableRandom random;
    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private long now;
    private long planned;
    private long steps;
    private @Nullable Violation violation;

    World(long seed, boolean logged) {
        this.random = new SplittableRandom(seed);
        this.log = new EventLog(logged);
        this.settings = Settings.drawn(this);
    }

    long now() {
        return now;
    }

    long steps() {
        return steps;
    }

    /// The next event, which is then the present; null once there is nothing to come, or something
    /// is broken.
    @Nullable Event next() {
        Event event = violation == null ? queue.poll() : null;
        if (event != null) {
            now = event.time();
            steps++;
        }
        return event;
    }

    /// Plans something at a server, or from outside.
    void after(long delay, Runnable action) {
        queue.add(new Event(now + delay, planned++, null, action));
    }

    /// Plans something in a process: it does not happen if that process is gone by then, and later
    /// if it is frozen.
    void in(ServiceProcess owner, long delay, Runnable action) {
        queue.add(new Event(now + delay, planned++, owner, action));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int n) {
        return n > 0 && random.nextInt(n) == 0;
    }

    boolean perMille(int chance) {
        return chance > 0 && random.nextInt(1_000) < chance;
    }

    long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    UUID uuid() {
        long high = random.nextLong() & VERSION_MASK | 0x4000L;
        long low = random.nextLong() >>> 2 | VARIANT;
        return new UUID(high, low);
    }

    void tell(Supplier<String> what) {
        log.add(now, what);
    }

    void count(Statistic statistic) {
        statistics.count(statistic);
    }

    /// Notes the first thing that is wrong; the history ends there.
    void violated(Invariant invariant, String what) {
        if (violation == null) {
            violation = new Violation(invariant, what);
            log.add(now, () -> "VIOLATION " + violation);
        }
    }

    @Nullable Violation violation() {
        return violation;
    }
}
