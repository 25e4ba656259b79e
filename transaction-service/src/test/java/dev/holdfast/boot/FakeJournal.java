package dev.holdfast.boot;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.recovery.Reigns;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import dev.holdfast.region.SameReign;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The journal's table and the role parameters, in memory. Being down is a link that is cut.
public final class FakeJournal implements Journal, Reigns, RoleParameter {

    private final TreeMap<Position, ChainedEntry> entries = new TreeMap<>();
    private Optional<Reign> reign = Optional.empty();
    private Optional<Heartbeat> heartbeat = Optional.empty();
    private Optional<RoleHint> hint = Optional.empty();
    private boolean automatic = true;
    private volatile boolean down;
    private volatile boolean storesNothing;

    private <T> Uni<T> answer(Supplier<T> work) {
        return Uni.createFrom().item(() -> locked(work));
    }

    private synchronized <T> T locked(Supplier<T> work) {
        if (down) {
            throw new IllegalStateException("The journal does not answer.");
        }
        return work.get();
    }

    public void goDown(boolean isDown) {
        down = isDown;
    }

    /// Appends are not answered, everything else is.
    public void storeNothing(boolean nothing) {
        storesNothing = nothing;
    }

    public synchronized void hint(RoleHint named) {
        hint = Optional.of(named);
    }

    public synchronized Optional<Reign> reign() {
        return reign;
    }

    public synchronized void rule(Reign next) {
        reign = Optional.of(next);
    }

    @Override
    public Uni<Append> append(ChainedEntry entry) {
        return answer(() -> {
            if (storesNothing) {
                throw new IllegalStateException("The journal does not answer.");
            }
            ChainedEntry there = entries.putIfAbsent(entry.position(), entry);
            return there == null ? new Append.Stored() : new Append.Taken(there);
        });
    }

    @Override
    public Uni<Optional<ChainedEntry>> read(Position position) {
        return answer(() -> Optional.ofNullable(entries.get(position)));
    }

    @Override
    public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
        return answer(() ->
                entries.tailMap(position).values().stream()
                        .filter(it -> it.position().epoch().equals(position.epoch()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public Uni<Position> tail(Epoch epoch) {
        return answer(() ->
                entries.keySet().stream()
                        .filter(position -> position.epoch().equals(epoch))
                        .reduce((first, second) -> second)
                        .orElse(Position.startOf(epoch)));
    }

    @Override
    public Uni<Boolean> beat(Heartbeat next) {
        return answer(() -> {
            heartbeat = Optional.of(next);
            return true;
        });
    }

    @Override
    public Uni<Optional<Reign>> current() {
        return answer(() -> reign);
    }

    @Override
    public Uni<Boolean> claim(Epoch read, Reign next) {
        return answer(() -> {
            boolean fits = reign.map(Reign::epoch).orElse(Epoch.NONE).equals(read);
            reign = fits ? Optional.of(next) : reign;
            return fits;
        });
    }

    @Override
    public Uni<Boolean> amend(Reign read, Reign next) {
        return answer(() -> {
            boolean same = SameReign.isStill(reign, read);
            reign = same ? Optional.of(next) : reign;
            return same;
        });
    }

    @Override
    public Uni<Optional<Heartbeat>> heartbeat() {
        return answer(() -> heartbeat);
    }

    @Override
    public Uni<Optional<RoleHint>> hint() {
        return answer(() -> hint);
    }

    @Override
    public Uni<Void> publish(RoleHint next) {
        return answer(() -> {
            hint = Optional.of(next);
            return null;
        });
    }

    @Override
    public Uni<Boolean> automaticTakeover() {
        return answer(() -> automatic);
    }

    @Override
    public Uni<Void> allowAutomaticTakeover(boolean allowed) {
        return answer(() -> {
            automatic = allowed;
            return null;
        });
    }
}
