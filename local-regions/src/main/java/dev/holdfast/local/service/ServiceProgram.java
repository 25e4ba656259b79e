package dev.holdfast.local.service;

import java.nio.file.Files;
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
    ///
    /// @param cache an AOT cache that [#training] has made; not used if it is not there
    public static ServiceProgram quarkus(Path runJar, Path cache) {
        String use = Files.isRegularFile(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto";
        return quarkus(runJar, use);
    }

    /// The same, which leaves an AOT cache behind when it ends in an orderly way: classes as they
    /// were loaded and linked, and which methods were hot (JEP 483, 514 and 515).
    public static ServiceProgram training(Path runJar, Path cache) {
        return quarkus(runJar, "-XX:AOTCacheOutput=" + cache);
    }

    private static ServiceProgram quarkus(Path runJar, String archive) {
        return new ServiceProgram(
                List.of("-Xmx512m", "-XX:+UseSerialGC", archive),
                List.of("-jar", runJar.toString()),
                Map.of());
    }
}
