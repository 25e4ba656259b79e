package dev.holdfast.local.service;

import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.LogTail;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.process.Signal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One region's service process.
public final class RegionService {
    public static final String ROUTING = "/health/routing";
    public static final String READY = "/health/ready";

    private static final Duration START = Duration.ofSeconds(60);

    private final ProcessRegistry processes;
    private final LocalRegion region;
    private final int port;
    private final Path log;
    private volatile @Nullable OwnedProcess process;

    public RegionService(ProcessRegistry processes, LocalRegion region, int port, Path log) {
        this.processes = processes;
        this.region = region;
        this.port = port;
        this.log = log;
    }

    public URI address() {
        return URI.create("http://%s:%d".formatted(region.host(), port));
    }

    public Path log() {
        return log;
    }

    public Optional<OwnedProcess> process() {
        return Optional.ofNullable(process);
    }

    public void start(
            JavaProgram java, ServiceProgram program, Surroundings around, Timings timings) {
        Map<String, String> properties =
                ServiceConfiguration.properties(region, port, around, timings);
        process =
                processes.start(
                        new ProcessPlan(
                                new ProcessName(region.regionName(), "service"),
                                program.command(java, properties),
                                ServiceConfiguration.secrets(around),
                                log));
    }

    /// Waits until the path answers 200; fails at once when the process ends.
    public void await(String path) {
        OwnedProcess running = running();
        Deadline deadline = Deadline.in(START);
        try (ServiceProbe probe = new ServiceProbe()) {
            while (!probe.passes(address(), path)) {
                running.requireAlive();
                if (deadline.expired()) {
                    throw new EnvironmentFailure(
                            "The service of %s did not answer 200 on %s within %d s.%n%s"
                                    .formatted(region, path, START.toSeconds(), LogTail.of(log)));
                }
                deadline.pause();
            }
        }
    }

    /// SIGTERM: it ends as it does when it is replaced in an orderly way.
    public void end(Duration bound) {
        running().end(bound);
    }

    public void kill() {
        process().ifPresent(processes::kill);
        process = null;
    }

    /// SIGSTOP: it keeps its port and its connections, and does nothing.
    public void freeze() {
        processes.signal(running(), Signal.STOP);
    }

    public void thaw() {
        processes.signal(running(), Signal.CONT);
    }

    private OwnedProcess running() {
        return process()
                .orElseThrow(
                        () -> new EnvironmentFailure("The service of " + region + " is down."));
    }
}
