package dev.holdfast.parameters;

import dev.holdfast.processing.TestPace;
import dev.holdfast.recovery.RoleParameter;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/// Two regions in memory, of which east is active, and what keeps their parameters equal.
final class Twins {

    private static final RegionName EAST = new RegionName("east");
    private static final RegionName WEST = new RegionName("west");

    private final MemoryParameters.Budget budget = new MemoryParameters.Budget();
    private final MemoryParameters east = new MemoryParameters(budget);
    private final MemoryParameters west = new MemoryParameters(budget);
    private final TestPace pace = new TestPace();
    private final ReplicateParameters replicate;
    private Optional<RoleHint> active = Optional.of(new RoleHint(EAST, new Epoch(1)));

    Twins() {
        RoleParameter role = new Hint();
        this.replicate =
                new ReplicateParameters(
                        new ParameterScope("/app"),
                        new ReplicateParameters.Regions(
                                new ReplicateParameters.Place(EAST, east),
                                new ReplicateParameters.Place(WEST, west),
                                new FindActiveRegion(role, role)),
                        pace,
                        ReplicateParameters.Bounds.DEFAULT);
    }

    /// The same parameter in a pair of its own.
    Twins copy(String name) {
        Twins other = new Twins();
        other.east.put(east.stored(name));
        other.west.put(west.stored(name));
        return other;
    }

    MemoryParameters east() {
        return east;
    }

    MemoryParameters west() {
        return west;
    }

    MemoryParameters.Budget budget() {
        return budget;
    }

    TestPace pace() {
        return pace;
    }

    void westTakesOver() {
        active = Optional.of(new RoleHint(WEST, new Epoch(2)));
    }

    void nobodyIsActive() {
        active = Optional.empty();
    }

    /// Both regions say this, and know it.
    void agreed(String name, String value) {
        east.set(name, value);
        reconcile();
    }

    Replication changed(String name, String operation) {
        return replicate.changed(new ParameterChange(name, operation)).await().indefinitely();
    }

    /// What was done about one parameter; empty if nothing was.
    Optional<Action> change(String name, String operation) {
        return ((Replication.One) changed(name, operation)).handled().action();
    }

    Replication.All reconcile() {
        return replicate.reconcile().await().indefinitely();
    }

    List<String> differences() {
        return replicate.differences().await().indefinitely();
    }

    static Replication.All nothing() {
        return new Replication.All(List.of(), List.of(), List.of());
    }

    private final class Hint implements RoleParameter {
        @Override
        public Uni<Optional<RoleHint>> hint() {
            return Uni.createFrom().item(() -> active);
        }

        @Override
        public Uni<Void> publish(RoleHint hint) {
            throw new AssertionError("Replication never writes the role.");
        }

        @Override
        public Uni<Boolean> automaticTakeover() {
            throw new AssertionError("Replication does not ask for this.");
        }

        @Override
        public Uni<Void> allowAutomaticTakeover(boolean allowed) {
            throw new AssertionError("Replication never writes this.");
        }
    }
}
