package dev.holdfast.local.command;

import dev.holdfast.local.LocalSettings;
import dev.holdfast.local.service.Packaging;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// In which form the service is run.
final class ServiceOption {

    @Option(names = "--native", description = "Run the service as a native executable.")
    private boolean compiled;

    /// Settings for an environment in that directory.
    LocalSettings settings(Path directory) {
        LocalSettings usual = LocalSettings.of(EnvironmentOption.home(), directory);
        return compiled ? usual.running(Packaging.NATIVE.program(EnvironmentOption.home())) : usual;
    }
}
