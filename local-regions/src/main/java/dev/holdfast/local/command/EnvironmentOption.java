package dev.holdfast.local.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which environment a command is about.
final class EnvironmentOption {
    @Option(
            names = "--dir",
            paramLabel = "DIRECTORY",
            description =
                    "Where the environment keeps its state and its logs (default: .holdfast).")
    private @Nullable Path directory;

    /// Where the repository is, given by the launcher.
    static Path home() {
        return Path.of(System.getProperty("holdfast.home", ".")).toAbsolutePath().normalize();
    }

    /// Where a run of a command keeps regions of its own, apart from those that are up.
    static Path own(String command) {
        String name = command + "-" + ProcessHandle.current().pid();
        return home().resolve(".holdfast").resolve(name);
    }

    Path directory() {
        Path chosen = directory;
        return chosen == null ? home().resolve(".holdfast") : chosen.toAbsolutePath().normalize();
    }
}
