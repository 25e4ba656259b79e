package dev.holdfast.simulation;

/// What one seed is like. Each seed draws its own mixture of troubles: a world with all of them at
/// once hardly ever gets far enough for the rare ones.
///
/// @param faultsFrom when faults begin, in nanoseconds
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
/// @param oneWriter whether promoting a database makes the other one its standby, where that one
///   runs
/// @param planned whether nothing is lost, and people only change regions
record Settings(
        long faultsFrom,
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
        boolean carelessHealing,
        boolean oneWriter,
        boolean planned) {

    private static final int[] LOSSES = {0, 5, 20, 60};
    private static final int[] LATE = {0, 5, 25, 60};
    private static final int[] DOUBLED = {0, 20, 150};
    private static final int[] CONFLICTS = {0, 10, 40};
    private static final long[] LAG = {1, 5, 60, 400};
    private static final int[] MISHAPS = {60, 150, 500};
    private static final int[] CRASHES = {0, 200, 700};
    private static final int[] FREEZES = {0, 150, 400};
    private static final int FROM_THE_START = 5;
    private static final long SETTLED = 180 * World.MILLI;
    private static final int TWO = 2;
    private static final int LOSSY = 6;
    private static final int CARELESS = 5;
    private static final int ONE_WRITER = 4;
    private static final int PLANNED = 7;
    private static final long SHORTEST = 1_000;
    private static final long LONGEST = 3_000;

    static Settings drawn(World world) {
        boolean planned = world.oneIn(PLANNED);
        return new Settings(
                world.oneIn(FROM_THE_START) ? 0 : SETTLED,
                world.between(SHORTEST, LONGEST) * World.MILLI,
                pick(world, LOSSES),
                pick(world, LATE),
                pick(world, DOUBLED),
                pick(world, CONFLICTS),
                LAG[world.below(LAG.length)] * World.MILLI,
                pick(world, MISHAPS),
                planned ? 0 : pick(world, CRASHES),
                planned ? 0 : pick(world, FREEZES),
                world.oneIn(TWO),
                world.oneIn(LOSSY),
                !planned && world.oneIn(CARELESS),
                world.oneIn(ONE_WRITER),
                planned);
    }

    private static int pick(World world, int[] choices) {
        return choices[world.below(choices.length)];
    }

    /// Whether things go wrong at this time.
    boolean isFaulty(long time) {
        return time >= faultsFrom && time < faultsUntil;
    }
}
