package dev.holdfast.local.command;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.drill.Drill;
import dev.holdfast.local.drill.Scenario;
import dev.holdfast.local.postgres.Directories;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Plays a drill on regions of its own, beside any that are up.
@Command(
        name = "drill",
        mixinStandardHelpOptions = true,
        description = {
            "Loses a region under load and looks up every acknowledged transaction afterwards.",
            "Exits with 1 if anything was lost, doubled, changed or out of balance."
        },
        footer = {
            "",
            "Drills: region-loss, freeze, lagging-standby, journal-partition, switchover, flapping."
        })
final class DrillCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Which drill; see below.")
    private String name = "";

    @Mixin private ServiceOption service = new ServiceOption();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(
            names = "--orders",
            description = "Place orders as well, over HTTP and through a queue (region-loss only).")
    private boolean orders;

    @Option(
            names = "--callers",
            defaultValue = "16",
            description = "How many callers wait for an answer at a time (${DEFAULT-VALUE}).")
    private int callers;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Of the sequence of transfers (${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "Play it so many times, each on new regions (${DEFAULT-VALUE}).")
    private int runs;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean passed = true;
        for (int run = 1; run <= runs; run++) {
            passed &= play(run);
        }
        return passed ? 0 : 1;
    }

    private boolean play(int run) throws IOException, InterruptedException {
        PrintProgress progress = new PrintProgress(spec.commandLine().getErr());
        Path directory = EnvironmentOption.own("drill");
        LocalSettings settings = service.settings(directory);
        Drill drill = new Drill(scenario(), callers, seed + run - 1, progress::note);
        Drill.Result result =
                orders
                        ? drill.withOrders().play(settings.withOrders(), progress)
                        : drill.play(settings, progress);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? result.json() : result.text());
        out.flush();
        if (result.passed()) {
            Directories.delete(directory);
        } else {
            progress.note("the logs are in " + directory);
        }
        return result.passed();
    }

    private Scenario scenario() {
        Scenario found =
                Scenario.named(name)
                        .orElseThrow(() -> new ParameterException(spec.commandLine(), unknown()));
        if (orders && found != Scenario.REGION_LOSS) {
            throw new ParameterException(
                    spec.commandLine(), "Orders are placed in the drill region-loss only.");
        }
        return found;
    }

    private String unknown() {
        return "There is no drill \"" + name + "\". The drills are: " + Scenario.titles() + ".";
    }
}
