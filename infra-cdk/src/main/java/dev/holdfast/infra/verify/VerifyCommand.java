package dev.holdfast.infra.verify;

import dev.holdfast.infra.report.CloudAssembly;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The entry point behind `./holdfast verify`.
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Asks both regions whether they are what was synthesised, and in sync.",
            "Exits with 1 if anything is not, or could not be found out."
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final Duration ONE_REQUEST = Duration.ofSeconds(10);
    private static final Duration ALL = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    @Option(
            names = "--out",
            required = true,
            description = "The folder that synth wrote: it says what to ask about.")
    private Path out = Path.of("");

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Option(
            names = "--wait",
            defaultValue = "0",
            description =
                    "Ask again for so many minutes while anything is not in sync (${DEFAULT-VALUE}).")
    private int waitMinutes;

    @Spec private CommandSpec spec = CommandSpec.create();

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CloudAssembly.explained(new CommandLine(new VerifyCommand()));
    }

    @Override
    public Integer call() throws Exception {
        Targets targets = ReadTargets.from(CloudAssembly.in(out));
        try (Clients clients = new Clients((_, _) -> Optional.empty(), ONE_REQUEST)) {
            VerifyReport report = insistently(checks(clients).about(targets));
            PrintWriter writer = spec.commandLine().getOut();
            writer.println(json ? report.json() : report.text());
            writer.flush();
            return report.inSync() ? 0 : 1;
        }
    }

    private static AllChecks checks(Clients clients) {
        return new AllChecks(
                new AskDatabase(clients, InstantSource.system()),
                new AskTables(clients),
                new AskParameters(clients),
                new AskFunctions(clients),
                new AskBuckets(clients),
                new AskBackups(clients, InstantSource.system()),
                new AskHealth(ONE_REQUEST, host -> URI.create("https://" + host)));
    }

    /// What was just deployed needs minutes to fall in step: asks until it did, or time is up.
    private VerifyReport insistently(List<Check> checks) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(waitMinutes).toNanos();
        VerifyReport report = new VerifyReport(new Verification(ALL).of(checks));
        while (!report.inSync() && !checks.isEmpty() && System.nanoTime() < deadline) {
            Thread.sleep(BETWEEN);
            report = new VerifyReport(new Verification(ALL).of(checks));
        }
        return report;
    }
}
