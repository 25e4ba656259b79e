package dev.holdfast.local.orders;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One region's process that stands for a service of AWS, with libraries of its own, on the
/// region's address alone.
public final class StandIn {
    private static final Duration START = Duration.ofSeconds(90);
    private static final int CONNECT_MILLIS = 500;

    private final ProcessRegistry processes;
    private final Site site;
    private final Program program;
    private volatile @Nullable OwnedProcess process;

    StandIn(ProcessRegistry processes, Site site, Program program) {
        this.processes = processes;
        this.site = site;
        this.program = program;
    }

    /// Where it runs, and where it tells what it does.
    public record Site(LocalRegion region, int port, Path log) {}

    /// What is run.
    ///
    /// @param part for process lists and logs
    /// @param library the folder of its jars
    /// @param arguments options of the JVM, then the main class with its arguments
    record Program(String part, Path library, Arguments arguments) {}

    record Arguments(List<String> options, List<String> main) {}

    public URI endpoint() {
        return URI.create("http://%s:%d".formatted(site.region().host(), site.port()));
    }

    public Optional<OwnedProcess> process() {
        return Optional.ofNullable(process);
    }

    /// Starts the process. It takes seconds until it answers, which others need not wait for.
    public void launch(JavaProgram java) {
        requireLibrary();
        ProcessName name = new ProcessName(site.region().regionName(), program.part());
        process = processes.start(new ProcessPlan(name, command(java), Map.of(), site.log()));
    }

    /// Waits until the process accepts connections.
    public void await() {
        OwnedProcess launched =
                process()
                        .orElseThrow(() ->
                                new EnvironmentFailure(
                                        "The %s of %s are down."
                                                .formatted(program.part(), site.region())));
        Deadline.in(START)
                .await(
                        launched.name() + " to answer",
                        () -> {
                            launched.requireAlive();
                            return accepts();
                        });
    }

    public void kill() {
        process().ifPresent(processes::kill);
        process = null;
    }

    private void requireLibrary() {
        if (!Files.isDirectory(program.library())) {
            throw new EnvironmentFailure(
                    "The stand-in for %s is not at %s; build the project first."
                            .formatted(program.part(), program.library()));
        }
    }

    /// They live for a while and do little: the quick compiler alone makes them start sooner.
    private List<String> command(JavaProgram java) {
        List<String> options =
                new ArrayList<>(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        options.addAll(program.arguments().options());
        options.addAll(List.of("-cp", program.library().resolve("*").toString()));
        return java.command(options, program.arguments().main());
    }

    private boolean accepts() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(site.region().address(), site.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
