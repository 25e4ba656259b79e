package dev.holdfast.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Another program that a test runs.
///
/// @param bound how long it may take
/// @param environment what is added to the test's own
public record Program(Duration bound, Map<String, String> environment) {

    /// How it ended.
    public record Ended(int status, String output, String errors) {}

    public static Program within(Duration bound) {
        return new Program(bound, Map.of());
    }

    /// @param folder where it runs
    /// @throws IllegalStateException if it did not end within the bound
    public Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path scratch = Scratch.folder();
        Path output = scratch.resolve("output.txt");
        Path errors = scratch.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "%s did not end within %s".formatted(command.getFirst(), bound));
        }
        return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
    }
}
