package dev.holdfast.infra.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.verify.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The entry point behind `./holdfast record-drill`.
@Command(
        name = "record-drill",
        mixinStandardHelpOptions = true,
        description = "Shows what a drill in AWS has measured on the dashboards of both regions.")
public final class RecordDrillCommand implements Callable<Integer> {

    private static final Duration ONE_REQUEST = Duration.ofSeconds(10);

    @Option(
            names = "--out",
            required = true,
            description = "The folder that synth wrote: it says which regions.")
    private Path out = Path.of("");

    @Option(
            names = "--rpo",
            required = true,
            description = "What was acknowledged and is missing, in seconds before the loss.")
    private double lost;

    @Option(
            names = "--rto",
            required = true,
            description = "How long nobody could write, in seconds, as a client measured it.")
    private double outage;

    @Spec private CommandSpec spec = CommandSpec.create();

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CloudAssembly.explained(new CommandLine(new RecordDrillCommand()));
    }

    @Override
    public Integer call() {
        List<String> regions = regions(CloudAssembly.in(out).description());
        try (Clients clients = new Clients((_, _) -> Optional.empty(), ONE_REQUEST)) {
            new RecordDrill(lost, outage).in(regions, clients);
        }
        spec.commandLine()
                .getOut()
                .printf("Recorded in %s: RPO %.0f s, RTO %.0f s%n", regions, lost, outage);
        return 0;
    }

    private static List<String> regions(JsonNode description) {
        return Arrays.stream(Role.values())
                .map(role -> description.path(role.label()).path("region").asText())
                .toList();
    }
}
