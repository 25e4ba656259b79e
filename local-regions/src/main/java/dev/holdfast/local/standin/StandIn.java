package dev.holdfast.local.standin;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One region's process that stands for a service of AWS, on the region's address alone.
public final class StandIn {
    private static final Duration START = Duration.ofSeconds(90);

    private final ProcessRegistry processes;
    private final Site site;
    private final Program program;
    private volatile @Nullable OwnedProcess process;

    public StandIn(ProcessRegistry processes, Site site, Program program) {
        this.processes = processes;
        this.site = site;
        this.program = program;
    }

    /// Where it runs, and where it tells what it does.
    public record Site(LocalRegion region, int port, Path log) {}

    /// What is run.
    ///
    /// @param part for process lists and logs
    /// @param classPath where its classes are
    /// @param arguments options of the JVM, then the main class with its arguments
    public record Program(String part, String classPath, Arguments arguments) {

        /// A program with libraries of its own.
        ///
        /// @param library the folder of its jars
        public static Program in(Path library, String part, Arguments arguments) {
            if (!Files.isDirectory(library)) {
                throw new EnvironmentFailure(
                        "The stand-in for %s is not at %s; build the project first."
                                .formatted(part, library));
            }
            return new Program(part, library.resolve("*").toString(), arguments);
        }
    }

    public record Arguments(List<String> options, List<String> main) {}

    public URI endpoint() {
        return URI.create("http://%s:%d".formatted(site.region().host(), site.port()));
    }

    public Optional<OwnedProcess> process() {
        return Optional.ofNullable(process);
    }

    /// Starts the process. It takes seconds until it answers, which others need not wait for.
    public void launch(JavaProgram java) {
        ProcessName name = new ProcessName(site.region().regionName(), program.part());
        process = processes.start(new ProcessPlan(name, command(java), Map.of(), site.log()));
    }

    /// Waits until the process accepts connections.
    public void await() {
        process()
                .orElseThrow(() ->
                        new EnvironmentFailure(
                                "The %s of %s are down.".formatted(program.part(), site.region())))
                .awaitConnections(
                        new InetSocketAddress(site.region().address(), site.port()), START);
    }

    public void kill() {
        process().ifPresent(processes::kill);
        process = null;
    }

    /// They live for a while and do little: the quick compiler alone makes them start sooner.
    private List<String> command(JavaProgram java) {
        List<String> options =
                new ArrayList<>(
                        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        options.addAll(program.arguments().options());
        options.addAll(List.of("-cp", program.classPath()));
        return java.command(options, program.arguments().main());
    }
}
