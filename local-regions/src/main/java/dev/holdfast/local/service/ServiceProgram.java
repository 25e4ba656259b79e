package dev.holdfast.local.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is run as the service: options for the JVM, what follows them on the command line, and
/// configuration beyond what the environment needs.
public record ServiceProgram(
        List<String> jvmOptions, List<String> launch, Map<String, String> configuration) {
    public ServiceProgram {
        if (launch.isEmpty()) {
            throw new IllegalArgumentException("The service needs something to launch.");
        }
        jvmOptions = List.copyOf(jvmOptions);
        launch = List.copyOf(launch);
        configuration = Map.copyOf(configuration);
    }

    /// The service as Quarkus packages it.
    public static ServiceProgram quarkus(Path runJar) {
        return new ServiceProgram(
                List.of("-Xmx512m", "-Xshare:auto"), List.of("-jar", runJar.toString()), Map.of());
    }
}
