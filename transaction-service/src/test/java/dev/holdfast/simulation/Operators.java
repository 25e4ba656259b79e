package dev.holdfast.simulation;

import dev.holdfast.region.Reign;
import dev.holdfast.region.RoleHint;
import java.util.List;
import java.util.Optional;

/// What people do, at any time: order takeovers, several at once too, ask for switchovers, and
/// rebuild databases.
final class Operators {

    private final World world;
    private final List<SimRegion> regions;
    private final SimJournal journal;

    Operators(World world, List<SimRegion> regions, SimJournal journal) {
        this.world = world;
        this.regions = regions;
        this.journal = journal;
    }

    void orderTakeover(SimRegion region) {
        orderTakeover(region, Statistic.OPERATOR_TAKEOVERS);
    }

    private void orderTakeover(SimRegion region, Statistic counted) {
        region.anyProcess().ifPresent(process -> orderTakeover(process, counted));
    }

    private void orderTakeover(ServiceProcess process, Statistic counted) {
        world.count(counted);
        world.tell(() -> "an operator orders " + process + " to take over");
        world.in(
                process,
                world.between(0, 2 * World.MILLI),
                () ->
                        process.supervise()
                                .takeOver("an operator")
                                .subscribe()
                                .with(done -> {}, no -> {}));
    }

    /// All processes of a region at once.
    void twoWorkers(SimRegion region) {
        region.processes().forEach(process -> orderTakeover(process, Statistic.TWO_WORKERS));
    }

    void twoOperators() {
        regions.forEach(region -> orderTakeover(region, Statistic.TWO_OPERATORS));
    }

    void askSwitchover(SimRegion either) {
        SimRegion region = either.isActive() ? either.other() : either;
        region.anyProcess()
                .ifPresent(process -> {
                    world.count(Statistic.SWITCHOVERS_ASKED);
                    world.tell(() -> "an operator asks " + process + " for a switchover");
                    world.in(
                            process,
                            0,
                            () ->
                                    process.supervise()
                                            .switchOver("an operator")
                                            .subscribe()
                                            .with(
                                                    done ->
                                                            world.count(
                                                                    Statistic.SWITCHOVERS_PREPARED),
                                                    no -> {}));
                });
    }

    void hint(SimRegion region) {
        Optional<Reign> reign = journal.reign();
        reign.ifPresent(now -> {
            world.count(Statistic.HINTS_SET);
            world.tell(() ->
                    "the role parameter asks for " + region.name + " in epoch " + now.epoch());
            region.publish(new RoleHint(region.name, now.epoch()));
        });
    }

    /// Rebuilds a database from the other one, as far as an operator finds that reasonable.
    void heal(SimRegion region) {
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

    /// What operators do once they have time.
    void mend() {
        regions.stream().filter(this::needsHealing).forEach(this::heal);
    }
}
