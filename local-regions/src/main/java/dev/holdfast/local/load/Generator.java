package dev.holdfast.local.load;

import dev.holdfast.client.LoadPlan;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.LogTail;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The load generator, a process of its own with libraries of its own.
final class Generator implements AutoCloseable {

    private static final String MAIN = "dev.holdfast.loadtest.Generate";

    /// Gatling reads what it has written, to report.
    private static final Duration TO_REPORT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;
    private final LoadPlan plan;

    private Generator(Process process, Path log, LoadPlan plan) {
        this.process = process;
        this.log = log;
        this.plan = plan;
    }

    /// @param home of the repository, where it has been built
    /// @param folder of the run
    static Generator start(Path home, Path folder, LoadPlan plan) throws IOException {
        Path target = home.resolve("loadtest/target");
        if (!Files.isDirectory(target.resolve("gatling/lib"))) {
            throw new EnvironmentFailure(
                    "Gatling is not at " + target.resolve("gatling/lib") + "; build first.");
        }
        Path planned = folder.resolve("plan.json");
        plan.write(planned);
        Path log = folder.resolve("generator.log");
        List<String> command =
                List.of(
                        JavaProgram.executable(),
                        "-Xmx768m",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-cp",
                        classPath(home, target),
                        MAIN,
                        planned.toString(),
                        folder.resolve("gatling").toString());
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new Generator(process, log, plan);
    }

    private static String classPath(Path home, Path target) {
        return Stream.of(
                        target.resolve("classes"),
                        home.resolve("verdict/target/classes"),
                        target.resolve("gatling/lib/*"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// The end of what it printed.
    String lastWords() {
        return LogTail.of(log);
    }

    /// Waits for its end, and ends it when it takes longer than it may.
    void await() throws InterruptedException {
        LoadPlan.Shape shape = plan.shape();
        long bound = shape.loadMillis() + shape.drainMillis() + TO_REPORT.toMillis();
        if (!process.waitFor(bound, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
