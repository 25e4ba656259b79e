package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells about what was synthesised. Called by the script after a synthesis.
@Command(name = "report", description = "Tells about what was synthesised.")
public final class ReportCommand {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec private CommandSpec spec = CommandSpec.create();

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return CloudAssembly.explained(new CommandLine(new ReportCommand()));
    }

    @Command(name = "summary", description = "Stacks, resources by type, estimated cost.")
    int summary(
            @Parameters(paramLabel = "FOLDER", arity = "1..*") List<Path> folders,
            @Option(names = "--json", description = "As JSON: one object, or a list of several.")
                    boolean json)
            throws IOException {
        List<SynthReport> reports =
                folders.stream()
                        .map(each -> new SynthReport(CloudAssembly.in(each), Prices.published()))
                        .toList();
        if (json) {
            List<JsonNode> nodes = reports.stream().map(SynthReport::json).toList();
            return print(JSON.writeValueAsString(nodes.size() == 1 ? nodes.getFirst() : nodes));
        }
        reports.forEach(report -> print(report.text()));
        return 0;
    }

    @Command(name = "order", description = "One line for each wave of stacks to deploy.")
    int order(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--reverse", description = "As they are destroyed.") boolean reverse) {
        List<List<String>> waves = DeployOrder.of(CloudAssembly.in(folder));
        for (List<String> wave : reverse ? waves.reversed() : waves) {
            print(String.join(" ", wave));
        }
        return 0;
    }

    @Command(name = "picture", description = "A drawing of it, as SVG.")
    int picture(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--to", required = true, description = "The file to write.") Path to)
            throws IOException {
        Files.writeString(to, Picture.of(CloudAssembly.in(folder)));
        return 0;
    }

    @Command(name = "costs", description = "The costs of several, as Markdown.")
    int costs(
            @Parameters(paramLabel = "FOLDER", arity = "1..*") List<Path> folders,
            @Option(names = "--to", required = true, description = "The file to write.") Path to)
            throws IOException {
        Files.writeString(to, CostDocument.of(folders.stream().map(CloudAssembly::in).toList()));
        return 0;
    }

    private int print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
