package dev.holdfast.local.command;

import dev.holdfast.local.process.EnvironmentFailure;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The list of commands.
@Command(
        name = "holdfast",
        synopsisSubcommandLabel = "COMMAND",
        description = "Two regions on one computer.",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            SwitchoverCommand.class,
            HealCommand.class,
            KillCommand.class,
            FreezeCommand.class,
            ThawCommand.class,
            DownCommand.class,
            DrillCommand.class,
            LoadCommand.class,
            BenchCommand.class,
            TrainCommand.class,
            LicencesCommand.class
        })
public final class HoldfastCommand {
    private static final int FAILED = 1;

    private HoldfastCommand() {}

    /// Runs one command and returns its exit code: 0 done, 1 it failed, 2 it was misspelt.
    public static int execute(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new HoldfastCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, Durations::parse)
                .setExecutionExceptionHandler(HoldfastCommand::explain);
    }

    /// Failures that carry a sentence for people are told in that sentence.
    private static int explain(
            Exception failure, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof EnvironmentFailure || failure instanceof IllegalArgumentException) {
            PrintWriter err = command.getErr();
            err.println(failure.getMessage());
            if (failure.getCause() != null && failure.getCause().getMessage() != null) {
                err.println("Because: " + failure.getCause().getMessage());
            }
            err.flush();
            return FAILED;
        }
        throw failure;
    }
}
