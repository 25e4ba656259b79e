package dev.holdfast.simulation;

import dev.holdfast.region.RegionRole;
import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes wrong, and what people do about it at the wrong time. After each step of a process it may
/// crash or freeze, more likely in the middle of a takeover.
final class Faults {

    private static final long SHORTEST_OUTAGE = 60 * World.MILLI;
    private static final long LONGEST_OUTAGE = 700 * World.MILLI;
    private static final int DURING_TAKEOVER = 5;
    private static final int MISHAPS = 16;

    private final World world;
    private final List<SimRegion> regions;
    private final SimJournal journal;

    Faults(World world, List<SimRegion> regions, SimJournal journal) {
        this.world = world;
        this.regions = regions;
        this.journal = journal;
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
        boolean unhealed = !region.database.follows(region.other().database)
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
                journal.reign().filter(reign -> reign.region().equals(process.region.name)).isPresent();
        if (process.isAlive() && process.state().now().accepts() && !rules) {
            world.count(Statistic.WOKE_UP_AS_ZOMBIE);
        }
        process.zombie.wakeUp();
    }

    private void reviveLater(SimRegion region) {
        world.after(outage(), () -> revive(region));
    }

    private void revive(SimRegion region) {
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
        switch (world.below(MISHAPS)) {
            case 0 -> crashDatabase(region);
            case 1 -> loseRegion(region);
            case 2, 3 -> partition(region);
            case 4 -> lag(region);
            case 5 -> jump(region);
            case 6 -> restartEverything();
            case 7 -> orderTakeover(region, Statistic.OPERATOR_TAKEOVERS);
            case 8 -> twoOperators();
            case 9, 10 -> askSwitchover(region);
            case 11 -> hint(region);
            case 12 -> forbid(region);
            case 13 -> revive(region);
            default -> heal(region);
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

    private void orderTakeover(SimRegion region, Statistic counted) {
        region.anyProcess().ifPresent(process -> {
            world.count(counted);
            world.tell(() -> "an operator orders " + process + " to take over");
            world.in(
                    process,
                    world.between(0, World.MILLI),
                    () -> process.supervise().takeOver("an operator").subscribe().with(done -> {}, no -> {}));
        });
    }

    private void twoOperators() {
        regions.forEach(region -> orderTakeover(region, Statistic.TWO_OPERATORS));
    }

    private void askSwitchover(SimRegion region) {
        region.anyProcess().ifPresent(process -> {
            world.count(Statistic.SWITCHOVERS_ASKED);
            world.tell(() -> "an operator asks " + process + " for a switchover");
            world.in(
                    process,
                    0,
                    () ->
                            process.supervise().switchOver("an operator").subscribe()
                                    .with(done -> world.count(Statistic.SWITCHOVERS_PREPARED), no -> {}));
        });
    }

    private void hint(SimRegion region) {
        Optional<Reign> reign = journal.reign();
        reign.ifPresent(now -> {
            world.count(Statistic.HINTS_SET);
            world.tell(() -> "the role parameter asks for " + region.name + " in epoch " + now.epoch());
            region.publish(new RoleHint(region.name, now.epoch()));
        });
    }

    private void forbid(SimRegion region) {
        world.count(Statistic.AUTOMATIC_FORBIDDEN);
        region.parameters().allow(false);
        world.after(outage(), () -> region.parameters().allow(true));
    }

    /// Rebuilds a database from the other one, as far as an operator finds that reasonable.
    private void heal(SimRegion region) {
        if (world.settings.carelessHealing() ? mayBeRebuilt(region) : needsHealing(region)) {
            world.count(Statistic.HEALED);
            world.tell(() -> region.name + " database is rebuilt from " + region.other().name);
            region.database.rebuildFrom(region.other().database);
        }
    }

    private static boolean mayBeRebuilt(SimRegion region) {
        SimDatabase other = region.other().database;
        return region.database.isUp() && other.isUp() && other.isWriter() && !region.isActive();
    }

    private boolean needsHealing(SimRegion region) {
        SimRegion other = region.other();
        boolean otherServes =
                journal.reign()
                        .filter(reign -> reign.region().equals(other.name))
                        .filter(reign -> other.database.serves(reign.epoch(), other.name))
                        .isPresent();
        return mayBeRebuilt(region)
                && otherServes
                && other.isActive()
                && !region.database.follows(other.database);
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

    /// What operators do once they have time.
    void mend() {
        regions.stream().filter(this::needsHealing).forEach(this::heal);
    }
}
