package dev.holdfast.local.service;

import dev.holdfast.local.process.JavaProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is run as the service: an executable with its options, what follows them on the command
/// line, and configuration beyond what the environment needs. A native executable takes heap size
/// and properties in the same form as a JVM.
public record ServiceProgram(
        Path executable,
        List<String> options,
        List<String> launch,
        Map<String, String> configuration) {

    private static final String HEAP = "-Xmx512m";

    public ServiceProgram {
        options = List.copyOf(options);
        launch = List.copyOf(launch);
        configuration = Map.copyOf(configuration);
    }

    /// @param launch what follows the options: a class or a jar
    public static ServiceProgram onJvm(List<String> options, List<String> launch) {
        return new ServiceProgram(Path.of(JavaProgram.executable()), options, launch, Map.of());
    }

    /// The service as Quarkus packages it.
    public static ServiceProgram quarkus(Path runJar) {
        return quarkus(runJar, "-Xshare:auto");
    }

    /// The same, faster at the start.
    ///
    /// @param cache an AOT cache that [#training] has made; not used if it is not there
    public static ServiceProgram quarkus(Path runJar, Path cache) {
        return Files.isRegularFile(cache)
                ? quarkus(runJar, "-XX:AOTCache=" + cache)
                : quarkus(runJar);
    }

    /// The same, which leaves an AOT cache behind when it ends in an orderly way: classes as they
    /// were loaded and linked, and which methods were hot (JEP 483, 514 and 515).
    public static ServiceProgram training(Path runJar, Path cache) {
        return quarkus(runJar, "-XX:AOTCacheOutput=" + cache);
    }

    /// The service as a native executable.
    public static ServiceProgram compiled(Path executable) {
        return new ServiceProgram(executable, List.of(HEAP), List.of(), Map.of());
    }

    private static ServiceProgram quarkus(Path runJar, String archive) {
        return onJvm(
                List.of(HEAP, "-XX:+UseSerialGC", archive), List.of("-jar", runJar.toString()));
    }

    /// The same program on another JVM.
    public ServiceProgram on(Path java) {
        return new ServiceProgram(java, options, launch, configuration);
    }

    public ServiceProgram configured(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(configuration);
        all.putAll(more);
        return new ServiceProgram(executable, options, launch, all);
    }

    /// With options that only a JVM knows: a native executable goes without.
    public ServiceProgram tuned(List<String> jvmOptions) {
        if (launch.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(options);
        all.addAll(jvmOptions);
        return new ServiceProgram(executable, all, launch, configuration);
    }

    /// The whole command line.
    ///
    /// @param properties configuration that the environment needs
    public List<String> command(JavaProgram java, Map<String, String> properties) {
        List<String> all = new ArrayList<>(options);
        properties.forEach((name, value) -> all.add("-D" + name + "=" + value));
        configuration.forEach((name, value) -> all.add("-D" + name + "=" + value));
        return java.command(executable.toString(), all, launch);
    }
}
