package dev.holdfast.infra.report;

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

    @Spec private CommandSpec spec = CommandSpec.create();

    static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ReportCommand())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    if (failure instanceof CloudAssembly.NoAssembly) {
                        command.getErr().println(failure.getMessage());
                        return command.getCommandSpec().exitCodeOnInvalidInput();
                    }
                    throw failure;
                });
    }

    @Command(name = "summary", description = "Stacks, resources by type, estimated cost.")
    int summary(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--json", description = "As JSON.") boolean json)
            throws IOException {
        SynthReport report = new SynthReport(CloudAssembly.in(folder), Prices.published());
        return print(json ? report.json() : report.text());
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
