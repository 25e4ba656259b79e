package dev.holdfast.local.command;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.bench.Benchmark;
import dev.holdfast.local.bench.TargetComparison;
import dev.holdfast.local.postgres.Directories;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures transfers a second by several ways into the ledger, on regions of its own.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Transfers a second by several ways into the ledger, side by side in one run.")
final class BenchCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each way is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--ways",
            defaultValue = "abcde",
            description = "The letters of the ways to measure (${DEFAULT-VALUE}).")
    private String ways = "";

    @Option(
            names = "--targets",
            description =
                    "Compare the forms of the service instead: JVM, JVM with AOT cache, native.")
    private boolean targets;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (!ways.matches("[a-e]+")) {
            throw new ParameterException(
                    spec.commandLine(), "--ways takes letters from a to e, as in --ways=bc.");
        }
        PrintProgress progress = new PrintProgress(spec.commandLine().getErr());
        Path directory = EnvironmentOption.own("bench");
        LocalSettings settings = LocalSettings.of(EnvironmentOption.home(), directory);
        Benchmark.Result result = measure(settings, progress);
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? result.json() : result.text());
        out.flush();
        Directories.delete(directory);
        return 0;
    }

    private Benchmark.Result measure(LocalSettings settings, PrintProgress progress)
            throws Exception {
        Duration time = Duration.ofSeconds(seconds);
        if (targets) {
            return new TargetComparison(EnvironmentOption.home(), time, progress::note)
                    .run(settings, progress);
        }
        return new Benchmark(time, ways, progress::note).run(settings, progress);
    }
}
