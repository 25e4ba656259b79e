package dev.holdfast.simulation;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One region's PostgreSQL: committed write sets form a log that a standby applies later, in order,
/// up to whatever it has when it is promoted. A crash ends all sessions; where the world is lossy,
/// it may take the newest commits with it, as far as no standby has them.
final class SimDatabase {

    /// How long a session may idle in a transaction before the server ends it.
    private static final long IDLE = 200 * World.MILLI;

    private static final long LOCK_TIMEOUT = 50 * World.MILLI;
    private static final long SLOWEST_FLUSH = 60 * World.MILLI;
    private static final int GAP = 33;

    final String name;
    final Locks locks;
    private final World world;
    private final Auditor auditor;
    private final List<Consumer<Tables>> log = new ArrayList<>();
    private Tables tables = new Tables();
    private Tables base = new Tables();
    private @Nullable SimDatabase source;
    private @Nullable SimDatabase follower;
    private boolean writer;
    private boolean up = true;
    private boolean lagging;
    private boolean untouched;
    private int flushed;
    private int applied;
    private long drawn;

    SimDatabase(World world, Auditor auditor, String name) {
        this.world = world;
        this.auditor = auditor;
        this.name = name;
        this.locks = new Locks(world);
    }

    Tables tables() {
        return tables;
    }

    boolean isUp() {
        return up;
    }

    boolean isWriter() {
        return writer;
    }

    /// Whether this is a standby of the other that has everything.
    boolean hasAllOf(SimDatabase other) {
        return !writer && source == other && applied == other.log.size();
    }

    boolean follows(SimDatabase other) {
        return !writer && source == other;
    }

    boolean serves(Epoch epoch, RegionName region) {
        return writer && up && tables.gate.equals(Gate.open(epoch, region));
    }

    /// The writer of a new pair.
    void initialise() {
        writer = true;
    }

    /// Becomes a copy of the other and follows it from here on; all its sessions end.
    void rebuildFrom(SimDatabase other) {
        locks.breakAll();
        writer = false;
        tables = other.flushedTables();
        log.clear();
        flushed = 0;
        follower = null;
        source = other;
        applied = other.flushed;
        other.follower = this;
    }

    private Tables flushedTables() {
        if (flushed == log.size()) {
            return tables.copy();
        }
        Tables rebuilt = base.copy();
        log.subList(0, flushed).forEach(change -> change.accept(rebuilt));
        return rebuilt;
    }

    /// Becomes a writer with what it has.
    ///
    /// @return whether it was a standby before
    boolean promote() {
        if (writer || !up) {
            return false;
        }
        if (source != null && applied < source.log.size()) {
            world.count(Statistic.STANDBY_BEHIND_AT_PROMOTION);
        }
        writer = true;
        untouched = true;
        source = null;
        log.clear();
        flushed = 0;
        base = tables.copy();
        drawn = tables.lastOrder + world.below(GAP);
        world.tell(() ->
                name
                        + " database promoted at "
                        + tables.position
                        + ", outbox "
                        + tables.outbox.size());
        return true;
    }

    /// Whether this is the first takeover since the database was promoted; otherwise it was a
    /// writer, and what it committed meanwhile has to go.
    boolean isTakenOverInPlace() {
        boolean inPlace = !untouched;
        untouched = false;
        return inPlace;
    }

    /// @param durable whether it is flushed before the commit returns, whatever the world is like
    void commit(String what, boolean durable, Consumer<Tables> change) {
        log.add(change);
        change.accept(tables);
        world.tell(() ->
                name
                        + " commits "
                        + what
                        + ", at "
                        + tables.position
                        + ", outbox "
                        + tables.outbox.size());
        auditor.committed(this, what);
        int end = log.size();
        if (durable || !world.settings.lossy()) {
            flush(end);
        } else {
            world.after(world.between(0, SLOWEST_FLUSH), () -> flush(end));
        }
    }

    private void flush(int end) {
        if (up && end <= log.size()) {
            flushed = Math.max(flushed, end);
            SimDatabase standby = follower;
            if (standby != null) {
                long lag = world.settings.lag();
                world.after(world.between(0, 2 * lag), () -> standby.catchUp(this));
            }
        }
    }

    /// Applies what the other has flushed.
    private void catchUp(SimDatabase other) {
        if (source == other && !writer && up && !lagging && other.up) {
            while (applied < other.flushed) {
                other.log.get(applied++).accept(tables);
            }
        }
    }

    void lag(boolean behind) {
        lagging = behind;
        if (!behind && source != null) {
            catchUp(source);
        }
    }

    void crash() {
        up = false;
        locks.breakAll();
        if (writer && flushed < log.size()) {
            int lost = log.size() - flushed;
            world.count(Statistic.COMMITS_LOST);
            world.tell(() -> name + " database loses its newest " + lost + " commits");
            tables = flushedTables();
            log.subList(flushed, log.size()).clear();
        }
    }

    void restart() {
        up = true;
        drawn = Math.max(drawn, tables.lastOrder) + world.below(GAP);
        if (source != null) {
            catchUp(source);
        }
        if (follower != null) {
            follower.catchUp(this);
        }
    }

    /// The next number of the sequence; it is never drawn again, whatever becomes of the
    /// transaction.
    long drawOrder() {
        drawn = Math.max(drawn, tables.lastOrder) + 1;
        return drawn;
    }

    /// Runs a statement, or begins a transaction, once it has its locks; the server ends the
    /// session when it idles for too long.
    void lock(Locks.Session session, Supplier<Set<UUID>> keys, Runnable granted, Runnable refused) {
        locks.acquire(new Locks.Waiting(session, keys, granted, refused), LOCK_TIMEOUT);
    }

    void endWhenIdle(Locks.Session session) {
        world.after(IDLE, () -> locks.release(session));
    }
}
