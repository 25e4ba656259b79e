package dev.holdfast.simulation;

/// What one seed is like. Each seed draws its own mixture of troubles: a world with all of them at once
/// hardly ever gets far enough for the rare ones.
///
/// @param faultsUntil when faults stop, in nanoseconds
/// @param losses calls of which the request or the reply is lost, per thousand
/// @param late calls that arrive after their caller gave up, per thousand
/// @param doubled journal calls that arrive twice, per thousand
/// @param conflicts transactions that fail on others, per thousand
/// @param lag how far the standby is behind as a rule, in nanoseconds
/// @param mishaps one fault from outside in so many events
/// @param crashes one crash in so many events of a process
/// @param freezes one freeze in so many events of a process
/// @param twoProcesses whether regions have two processes
/// @param lossy whether a crash may lose the newest commits
/// @param carelessHealing whether a database may be rebuilt from any other at any time
record Settings(
        long faultsUntil,
        int losses,
        int late,
        int doubled,
        int conflicts,
        long lag,
        int mishaps,
        int crashes,
        int freezes,
        boolean twoProcesses,
        boolean lossy,
        boolean carelessHealing) {

    private static final int[] LOSSES = {0, 5, 20, 60};
    private static final int[] LATE = {0, 5, 25, 60};
    private static final int[] DOUBLED = {0, 20, 150};
    private static final int[] CONFLICTS = {0, 10, 40};
    private static final long[] LAG = {1, 5, 60, 400};
    private static final int[] MISHAPS = {40, 80, 160};
    private static final int[] CRASHES = {0, 150, 400};
    private static final int[] FREEZES = {0, 120, 300};
    private static final int LOSSY = 6;
    private static final int CARELESS = 5;
    private static final long SHORTEST = 1_200;
    private static final long LONGEST = 3_000;

    static Settings drawn(World world) {
        return new Settings(
                world.between(SHORTEST, LONGEST) * World.MILLI,
                pick(world, LOSSES),
                pick(world, LATE),
                pick(world, DOUBLED),
                pick(world, CONFLICTS),
                LAG[world.below(LAG.length)] * World.MILLI,
                pick(world, MISHAPS),
                pick(world, CRASHES),
                pick(world, FREEZES),
                world.oneIn(2),
                world.oneIn(LOSSY),
                world.oneIn(CARELESS));
    }

    private static int pick(World world, int[] choices) {
        return choices[world.below(choices.length)];
    }
}
