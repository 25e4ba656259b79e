package dev.holdfast.simulation;

import java.util.ArrayList;
import java.util.List;

/// A process that stands still: everything that would happen in it is kept, and happens when it
/// wakes up late, as if no time had passed.
final class Zombie {

    private static final long HURRY = World.MILLI;

    private final World world;
    private final ServiceProcess process;
    private final List<Runnable> kept = new ArrayList<>();
    private boolean frozen;

    Zombie(World world, ServiceProcess process) {
        this.world = world;
        this.process = process;
    }

    boolean isFrozen() {
        return frozen;
    }

    void freeze() {
        frozen = true;
    }

    void keep(Runnable action) {
        kept.add(action);
    }

    void wakeUp() {
        if (frozen) {
            frozen = false;
            world.count(Statistic.WOKE_UP_LATE);
            world.tell(() -> process + " wakes up, with " + kept.size() + " things to do");
            List<Runnable> late = List.copyOf(kept);
            kept.clear();
            late.forEach(action -> world.in(process, world.between(0, HURRY), action));
        }
    }
}
