package dev.holdfast.processing;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RegionRole;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// What this process believes about its region's role. A belief only: it decides what is tried,
/// while gates and the journal decide what succeeds.
public final class RegionState {

    /// The belief at one moment.
    ///
    /// @param epoch the epoch in which this region is active; [Epoch#NONE] while it is not
    /// @param active the region that is thought to be active
    /// @param damaged whether the database was found to lack commits that the journal has
    public record Belief(
            RegionRole role, Epoch epoch, Optional<RegionName> active, boolean damaged) {

        /// Whether new transactions are let in.
        public boolean accepts() {
            return role == RegionRole.ACTIVE;
        }

        /// Whether this region neither acts nor is about to.
        public boolean isWatching() {
            return role == RegionRole.STARTING || role == RegionRole.STANDBY;
        }

        /// Whether what was committed is still moved to the journal in this epoch.
        public boolean relays(Epoch mine) {
            return (accepts() || role == RegionRole.DRAINING) && epoch.equals(mine);
        }
    }

    /// Hears of every change, on the thread that made it.
    public interface Listener {
        void changed(Belief before, Belief after);
    }

    private final RegionName me;
    private final AtomicReference<Belief> belief =
            new AtomicReference<>(
                    new Belief(RegionRole.STARTING, Epoch.NONE, Optional.empty(), false));
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public RegionState(RegionName me) {
        this.me = me;
    }

    public RegionName me() {
        return me;
    }

    public Belief now() {
        return belief.get();
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// This region opened the epoch.
    public void activate(Epoch epoch) {
        change(old ->
                old.epoch().isAfter(epoch)
                        ? old
                        : new Belief(RegionRole.ACTIVE, epoch, Optional.of(me), false));
    }

    /// Let nothing new in; move what is there.
    public void drain() {
        change(old -> old.accepts() ? with(old, RegionRole.DRAINING) : old);
    }

    /// Let transactions in again.
    public void stopDraining() {
        change(old -> old.role() == RegionRole.DRAINING ? with(old, RegionRole.ACTIVE) : old);
    }

    /// A takeover begins, unless this region is active or one runs already: of several callers one
    /// gets to run it.
    ///
    /// @return whether it is this caller
    public boolean takeOver() {
        return change(old -> old.isWatching() ? takingOver(old) : old).isWatching();
    }

    private static Belief takingOver(Belief old) {
        return new Belief(RegionRole.TAKING_OVER, Epoch.NONE, old.active(), old.damaged());
    }

    /// Be a standby of the region that is active, if that is known.
    public void standBy(Optional<RegionName> active) {
        change(old -> new Belief(RegionRole.STANDBY, Epoch.NONE, active, old.damaged()));
    }

    /// The epoch was found sealed, or held by another region. Only a belief in that very epoch
    /// ends: a late relay of an old epoch must not demote a region that is active again.
    public void fenced(Epoch mine) {
        change(old ->
                old.epoch().equals(mine)
                        ? new Belief(RegionRole.STANDBY, Epoch.NONE, Optional.empty(), false)
                        : old);
    }

    /// The database lacks commits that the journal has: it must be rebuilt from the journal.
    public void damaged(Epoch mine) {
        change(old ->
                old.epoch().equals(mine)
                        ? new Belief(RegionRole.STANDBY, Epoch.NONE, Optional.of(me), true)
                        : old);
    }

    private static Belief with(Belief old, RegionRole role) {
        return new Belief(role, old.epoch(), old.active(), old.damaged());
    }

    /// @return the belief before the change
    private Belief change(UnaryOperator<Belief> step) {
        Belief before = belief.getAndUpdate(step);
        Belief after = step.apply(before);
        if (!after.equals(before)) {
            listeners.forEach(listener -> listener.changed(before, after));
        }
        return before;
    }
}
