package dev.holdfast.simulation;

import dev.holdfast.region.RegionRole;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes wrong. After each step of a process it may crash or freeze, more likely in the middle
/// of a takeover.
final class Faults {

    private static final long SHORTEST_OUTAGE = 30 * World.MILLI;
    private static final long LONGEST_OUTAGE = 600 * World.MILLI;
    private static final int DURING_TAKEOVER = 5;
    private static final int MISHAPS = 20;
    private static final int PLANS = 8;

    private final World world;
    private final List<SimRegion> regions;
    private final SimJournal journal;
    private final Operators operators;

    Faults(World world, List<SimRegion> regions, SimJournal journal) {
        this.world = world;
        this.regions = regions;
        this.journal = journal;
        this.operators = new Operators(world, regions, journal);
    }

    Operators operators() {
        return operators;
    }

    /// Something has happened, in this process or at a server.
    void after(@Nullable ServiceProcess owner) {
        if (owner != null && owner.isAlive()) {
            afterStepOf(owner);
        }
        if (world.oneIn(world.settings.mishaps())) {
            mishap(regions.get(world.below(regions.size())));
        }
    }

    private void afterStepOf(ServiceProcess process) {
        boolean critical = process.state().now().role() == RegionRole.TAKING_OVER;
        int often = critical ? DURING_TAKEOVER : 1;
        if (world.oneIn(world.settings.crashes() / often)) {
            crash(process);
        } else if (world.oneIn(world.settings.freezes() / often)) {
            freeze(process);
        }
    }

    private void crash(ServiceProcess process) {
        if (world.oneIn(3)) {
            loseRegion(process.region);
        } else {
            world.count(Statistic.PROCESS_CRASHES);
            process.region.crash(process);
            reviveLater(process.region);
        }
    }

    private void loseRegion(SimRegion region) {
        boolean second = region.other().processes().isEmpty() || !region.other().database.isUp();
        boolean unhealed =
                !region.database.follows(region.other().database)
                        && !region.other().database.follows(region.database);
        world.count(Statistic.REGION_CRASHES);
        if (second || unhealed) {
            world.count(Statistic.SECOND_LOSSES);
        }
        region.crashAll();
        reviveLater(region);
    }

    private void freeze(ServiceProcess process) {
        if (!process.zombie.isFrozen()) {
            world.count(Statistic.FROZEN);
            world.tell(() -> process + " freezes");
            process.zombie.freeze();
            world.after(outage(), () -> wake(process));
        }
    }

    private void wake(ServiceProcess process) {
        boolean rules =
                journal.reign()
                        .filter(reign -> reign.region().equals(process.region.name))
                        .isPresent();
        if (process.isAlive() && process.state().now().accepts() && !rules) {
            world.count(Statistic.WOKE_UP_AS_ZOMBIE);
        }
        process.zombie.wakeUp();
    }

    private void reviveLater(SimRegion region) {
        world.after(outage(), () -> revive(region));
    }

    /// Starts what does not run.
    void revive(SimRegion region) {
        if (!region.database.isUp()) {
            world.tell(() -> region.name + " database restarts");
            region.database.restart();
        }
        if (region.processes().isEmpty()) {
            region.start();
        }
        if (world.settings.twoProcesses() && region.processes().size() < 2) {
            world.count(Statistic.SECOND_PROCESSES);
            region.start();
        }
    }

    private long outage() {
        return world.between(SHORTEST_OUTAGE, LONGEST_OUTAGE);
    }

    private void mishap(SimRegion region) {
        if (world.settings.planned()) {
            plan(region);
        } else {
            goWrong(region);
        }
    }

    private void plan(SimRegion region) {
        switch (world.below(PLANS)) {
            case 0, 1 -> operators.askSwitchover(region);
            case 2 -> operators.hint(region);
            case 3 -> lag(region);
            default -> operators.heal(region);
        }
    }

    private void goWrong(SimRegion region) {
        switch (world.below(MISHAPS)) {
            case 0 -> crashDatabase(region);
            case 1 -> loseRegion(region);
            case 2, 3 -> partition(region);
            case 4 -> lag(region);
            case 5 -> jump(region);
            case 6 -> restartEverything();
            case 7 -> operators.orderTakeover(region);
            case 8 -> operators.twoOperators();
            case 17 -> operators.twoWorkers(region);
            case 9, 10 -> operators.askSwitchover(region);
            case 11 -> operators.hint(region);
            case 12 -> forbid(region);
            case 13 -> revive(region);
            case 14, 15, 16 -> operators.orderTakeover(region);
            default -> operators.heal(region);
        }
    }

    private void crashDatabase(SimRegion region) {
        if (region.database.isUp()) {
            world.count(Statistic.DATABASE_CRASHES);
            world.tell(() -> region.name + " database crashes alone");
            region.database.crash();
            reviveLater(region);
        }
    }

    private void partition(SimRegion region) {
        world.count(Statistic.PARTITIONS);
        world.tell(() -> region.name + " does not reach the journal");
        region.partition(true);
        world.after(
                outage(),
                () -> {
                    world.tell(() -> region.name + " reaches the journal");
                    region.partition(false);
                });
    }

    private void lag(SimRegion region) {
        world.count(Statistic.LAGS);
        world.tell(() -> region.name + " database does not receive anything");
        region.database.lag(true);
        world.after(outage(), () -> region.database.lag(false));
    }

    private void jump(SimRegion region) {
        world.count(Statistic.CLOCK_JUMPS);
        region.processes().forEach(process -> process.clock().jump());
    }

    private void restartEverything() {
        world.count(Statistic.RESTARTS_OF_EVERYTHING);
        regions.forEach(SimRegion::crashAll);
        regions.forEach(this::reviveLater);
    }

    private void forbid(SimRegion region) {
        world.count(Statistic.AUTOMATIC_FORBIDDEN);
        region.parameters().allow(false);
        world.after(outage(), () -> region.parameters().allow(true));
    }

    /// The end of all faults: everything runs, is connected, and is awake.
    void stop() {
        world.tell(() -> "faults stop");
        for (SimRegion region : regions) {
            region.processes().forEach(this::wake);
            region.partition(false);
            region.database.lag(false);
            region.parameters().allow(true);
            revive(region);
        }
    }
}
