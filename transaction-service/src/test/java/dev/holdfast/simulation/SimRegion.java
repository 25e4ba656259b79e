package dev.holdfast.simulation;

import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One region: a database, and one process of the service or two.
final class SimRegion {

    /// How long the database takes to notice that a process is gone.
    private static final long UNNOTICED = 80 * World.MILLI;

    private static final long REPLICATION = 200 * World.MILLI;

    final RegionName name;
    final SimDatabase database;
    private final World world;
    private final SimJournal journal;
    private final Auditor auditor;
    private final SimParameters parameters = new SimParameters();
    private final List<ServiceProcess> processes = new ArrayList<>();
    private @Nullable SimRegion other;
    private @Nullable ServiceProcess leader;
    private boolean partitioned;
    private int started;

    SimRegion(World world, Auditor auditor, SimJournal journal, String name) {
        this.world = world;
        this.auditor = auditor;
        this.journal = journal;
        this.name = new RegionName(name);
        this.database = new SimDatabase(world, auditor, name);
    }

    static void pair(SimRegion one, SimRegion two) {
        one.other = two;
        two.other = one;
    }

    SimRegion other() {
        return Objects.requireNonNull(other);
    }

    Auditor auditor() {
        return auditor;
    }

    SimJournal journal() {
        return journal;
    }

    SimParameters parameters() {
        return parameters;
    }

    /// The parameter is replicated, some time later.
    void publish(RoleHint hint) {
        parameters.publish(hint);
        world.after(world.between(1, REPLICATION), () -> other().parameters.publish(hint));
    }

    boolean isPartitioned() {
        return partitioned;
    }

    void partition(boolean apart) {
        partitioned = apart;
    }

    /// The processes that run, frozen ones too, in the order of their starts.
    List<ServiceProcess> processes() {
        return processes;
    }

    Optional<ServiceProcess> anyProcess() {
        return processes.isEmpty()
                ? Optional.empty()
                : Optional.of(processes.get(world.below(processes.size())));
    }

    ServiceProcess start() {
        started++;
        ServiceProcess process = new ServiceProcess(world, this, name + "#" + started);
        processes.add(process);
        world.tell(() -> process + " starts");
        process.start();
        return process;
    }

    void crash(ServiceProcess process) {
        if (processes.remove(process)) {
            world.tell(() -> process + " crashes");
            process.die();
            world.after(
                    world.between(0, UNNOTICED),
                    () -> {
                        leader = leader == process ? null : leader;
                    });
        }
    }

    /// Loses everything that runs in the region.
    void crashAll() {
        List.copyOf(processes).forEach(this::crash);
        if (database.isUp()) {
            world.tell(() -> name + " database crashes at " + database.tables().position);
            database.crash();
            leader = null;
        }
    }

    /// Makes the database the writer, and the other one its standby if the platform does so.
    void promote() {
        boolean promoted = database.promote();
        if (promoted && world.settings.oneWriter() && other().database.isUp()) {
            world.tell(() -> other().name + " database follows " + name);
            other().database.rebuildFrom(database);
        }
    }

    boolean elect(ServiceProcess candidate) {
        if (leader == null) {
            leader = candidate;
        }
        return leader == candidate;
    }

    boolean isActive() {
        return processes.stream().anyMatch(process -> process.state().now().accepts());
    }
}
