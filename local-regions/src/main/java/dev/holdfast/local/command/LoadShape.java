package dev.holdfast.local.command;

import dev.holdfast.client.LoadPlan;
import dev.holdfast.client.LoadPlan.Mix;
import dev.holdfast.client.LoadPlan.Profile;
import dev.holdfast.local.drill.Scenario;
import dev.holdfast.local.load.LoadOptions;
import dev.holdfast.local.load.PlannedFault;
import dev.holdfast.verdict.Objective;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How much load, of what, and what goes wrong meanwhile.
final class LoadShape {

    private static final Duration SOAK = Duration.ofHours(1);
    private static final Duration USUAL = Duration.ofMinutes(2);
    private static final Duration SOAK_FAULTS = Duration.ofMinutes(10);
    private static final double MOST = 100_000;

    /// So many requests the generator has under way at the most.
    private static final int MOST_CALLERS = 2_000;

    @Option(
            names = "--profile",
            defaultValue = "STEADY",
            description =
                    "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}). A soak takes an hour, with"
                            + " a region lost every ten minutes, unless told otherwise.")
    private Profile profile = Profile.STEADY;

    @Option(
            names = "--scenario",
            defaultValue = "LEDGER",
            description = "What is asked for: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Mix mix = Mix.LEDGER;

    @Option(
            names = "--model",
            defaultValue = "open",
            description =
                    "open: requests come at their time; closed: callers wait for their answers"
                            + " (${DEFAULT-VALUE}).")
    private String model = "open";

    @Option(
            names = "--rate",
            defaultValue = "200",
            description = "Operations a second at full height, in an open run (${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--callers",
            defaultValue = "16",
            description = "In a closed run (${DEFAULT-VALUE}).")
    private int callers;

    @Option(names = "--duration", description = "After the warm-up (2m; a soak 1h).")
    private @Nullable Duration duration;

    @Option(
            names = "--warm-up",
            defaultValue = "10s",
            description =
                    "Load that grows up to the rate, and that no figure counts (${DEFAULT-VALUE}).")
    private Duration warmUp = Duration.ZERO;

    @Option(
            names = "--timeout",
            defaultValue = "2s",
            description = "After which an attempt's outcome is unknown (${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    @Option(
            names = "--drain",
            defaultValue = "30s",
            description = "For repeats after the load, at most (${DEFAULT-VALUE}).")
    private Duration drain = Duration.ZERO;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the sequence of requests (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--fault",
            paramLabel = "DRILL@TIME",
            description = "What goes wrong how long after the first answer, as region-loss@60s.")
    private String fault = "";

    @Option(names = "--every", description = "Repeat the fault so often (with healing between).")
    private @Nullable Duration every;

    @Option(
            names = "--objective",
            paramLabel = "LIST",
            description =
                    "Such as rpo=0,rto=60s,rto-reads=10s,gap=5s,availability=99,p99=500ms,"
                            + "rate=100,unknown=0.")
    private String objectives = "";

    /// @param deployed whether there is nothing here that could be broken
    /// @throws IllegalArgumentException with a sentence for people, if something makes no sense
    LoadOptions options(boolean deployed) {
        LoadPlan.Shape shape = shape();
        Optional<PlannedFault> planned = fault(deployed, Duration.ofMillis(shape.loadMillis()));
        return new LoadOptions(
                shape,
                mix,
                seed,
                Math.toIntExact(timeout.toMillis()),
                planned,
                Objective.parse(objectives, planned.isPresent()));
    }

    private LoadPlan.Shape shape() {
        require(model.equals("open") || model.equals("closed"), "--model is open or closed.");
        require(rate > 0 && rate <= MOST, "--rate is more than 0, and at most 100000.");
        require(callers > 0 && callers <= MOST_CALLERS, "--callers is from 1 to 2000.");
        require(timeout.isPositive(), "--timeout is more than nothing.");
        boolean open = model.equals("open");
        require(
                open || profile == Profile.STEADY || profile == Profile.SOAK,
                "A closed run has no rate that could ramp or spike.");
        Duration chosen = duration;
        Duration usual = profile == Profile.SOAK ? SOAK : USUAL;
        Duration time = chosen == null ? usual : chosen;
        require(time.isPositive(), "--duration is more than nothing.");
        return new LoadPlan.Shape(
                profile, open, rate, callers, warmUp.toMillis(), time.toMillis(), drain.toMillis());
    }

    private Optional<PlannedFault> fault(boolean deployed, Duration load) {
        if (fault.isEmpty()) {
            return profile == Profile.SOAK && !deployed
                    ? Optional.of(fitting(soakFault(), load))
                    : Optional.empty();
        }
        require(!deployed, "Nothing is broken in a deployment: --fault is for local regions.");
        require(
                mix.hasTransfers(),
                "A fault is over with the first transfer elsewhere: take a --scenario that has some.");
        String[] parts = fault.split("@", -1);
        require(parts.length == 2, "--fault names a drill and a time, as region-loss@60s.");
        Scenario scenario =
                Scenario.named(parts[0])
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no fault \"%s\". They are: %s."
                                                .formatted(parts[0], Scenario.titles())));
        return Optional.of(
                fitting(new PlannedFault(scenario, Durations.parse(parts[1]), repeated()), load));
    }

    private PlannedFault soakFault() {
        Duration chosen = every;
        Duration often = chosen == null ? SOAK_FAULTS : chosen;
        return new PlannedFault(Scenario.REGION_LOSS, often, often);
    }

    private Duration repeated() {
        Duration chosen = every;
        return chosen == null ? Duration.ZERO : chosen;
    }

    private static PlannedFault fitting(PlannedFault planned, Duration load) {
        require(
                planned.fitsInto(load),
                "The fault would come when the load of %d s is over.".formatted(load.toSeconds()));
        return planned;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
