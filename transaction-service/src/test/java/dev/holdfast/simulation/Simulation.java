package dev.holdfast.simulation;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One seed, from the first start of two regions to the end, when faults have stopped and
/// everything has come to rest.
public final class Simulation {

    private static final long LOOK_EVERY = 60 * World.MILLI;
    private static final long REST_WITHIN = 20_000 * World.MILLI;

    private final World world;
    private final Auditor auditor;
    private final SimJournal journal;
    private final List<SimRegion> regions;
    private final Workload workload;
    private final Faults faults;
    private boolean done;

    private Simulation(long seed, boolean logged) {
        this.world = new World(seed, logged);
        this.auditor = new Auditor(world);
        this.journal = new SimJournal(world, auditor);
        SimRegion east = new SimRegion(world, auditor, journal, "east");
        SimRegion west = new SimRegion(world, auditor, journal, "west");
        SimRegion.pair(east, west);
        this.regions = List.of(east, west);
        this.workload = new Workload(world, regions);
        this.faults = new Faults(world, regions, journal);
    }

    /// How a seed went.
    ///
    /// @param violation what was broken; null if nothing was
    /// @param log what happened, if it was to be kept
    record Outcome(
            long seed,
            long steps,
            Statistics statistics,
            @Nullable Violation violation,
            String log) {}

    static Outcome run(long seed, boolean logged) {
        Simulation simulation = new Simulation(seed, logged);
        simulation.play();
        World world = simulation.world;
        return new Outcome(
                seed, world.steps(), world.statistics, world.violation(), world.log.text());
    }

    /// Runs seeds until one breaks the invariant. All types are the platform's, so that another
    /// class loader's simulation can be asked as well.
    ///
    /// @return the seed, or -1 if none does
    public static long firstViolation(String invariant, long count) {
        for (long seed = 0; seed < count; seed++) {
            Violation violation = run(seed, false).violation();
            if (violation != null && violation.invariant().name().equals(invariant)) {
                return seed;
            }
        }
        return -1;
    }

    /// The log of a seed, for the same purpose.
    public static String history(long seed) {
        return run(seed, true).log();
    }

    private void play() {
        begin();
        for (Event event = world.next(); event != null && !done; event = world.next()) {
            if (event.owner() == null) {
                event.action().run();
            } else {
                event.owner().perform(event.action());
            }
            if (world.settings.isFaulty(world.now())) {
                faults.after(event.owner());
            }
        }
    }

    private void begin() {
        world.tell(() -> world.settings.toString());
        SimRegion east = regions.getFirst();
        east.database.initialise();
        east.other().database.rebuildFrom(east.database);
        east.publish(new RoleHint(east.name, Epoch.NONE));
        regions.forEach(faults::revive);
        workload.plan();
        world.after(world.settings.faultsUntil(), faults::stop);
        world.after(world.settings.faultsUntil() + LOOK_EVERY, this::settle);
    }

    /// Mends, looks whether everything has come to rest, and looks again later if not.
    private void settle() {
        faults.operators().mend();
        String unrest = unrest();
        if (unrest.isEmpty()) {
            new LastLook(world, auditor).check(regions);
            done = true;
        } else if (world.now() > world.settings.faultsUntil() + REST_WITHIN) {
            world.violated(Invariant.GETS_THERE, unrest);
        } else {
            world.after(LOOK_EVERY, this::settle);
        }
    }

    /// What has not come to rest; empty if everything has.
    private String unrest() {
        Optional<Reign> reign = journal.reign();
        if (reign.isEmpty() || !reign.get().open()) {
            return "the reign is " + reign;
        }
        SimRegion active =
                regions.stream()
                        .filter(region -> region.name.equals(reign.get().region()))
                        .findFirst()
                        .orElseThrow();
        if (!active.isActive() || !active.database.serves(reign.get().epoch(), active.name)) {
            return active.name + " does not serve in epoch " + reign.get().epoch();
        }
        long asking = workload.clients().stream().filter(client -> !client.isDone()).count();
        if (asking > 0 || !active.database.tables().outbox.isEmpty()) {
            return asking + " clients and " + active.database.tables().outbox.size() + " rows wait";
        }
        return active.other().database.hasAllOf(active.database)
                ? ""
                : active.other().name + " has not caught up";
    }
}
