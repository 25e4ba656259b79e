package dev.holdfast.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/// A process that this supervisor has started, in a session of its own.
public final class OwnedProcess {
    private static final int CONNECT_MILLIS = 500;

    private final ProcessPlan plan;
    private final Process process;
    private final long spawned;

    /// @param spawned when it was about to be spawned, in the time of `System.nanoTime()`
    OwnedProcess(ProcessPlan plan, Process process, long spawned) {
        this.plan = plan;
        this.process = process;
        this.spawned = spawned;
    }

    public ProcessName name() {
        return plan.name();
    }

    public long pid() {
        return process.pid();
    }

    /// How long ago it was about to be spawned.
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - spawned);
    }

    public Path log() {
        return plan.log();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /// Fails with the end of the log when the process has ended.
    public void requireAlive() {
        if (!alive()) {
            throw new EnvironmentFailure(
                    "The process %s has ended.%n%s".formatted(name(), LogTail.of(log())));
        }
    }

    /// Waits until the process accepts connections.
    ///
    /// @param bound within which it must, and must not have ended
    public void awaitConnections(InetSocketAddress address, Duration bound) {
        Deadline.in(bound)
                .await(
                        name() + " to answer",
                        () -> {
                            requireAlive();
                            return accepts(address);
                        });
    }

    private static boolean accepts(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// SIGTERM, and waits until it has ended by itself.
    public void end(Duration bound) {
        process.destroy();
        Deadline.in(bound).await("the end of " + name(), () -> !alive());
    }

    /// Waits for an end that is part of the plan.
    void awaitSuccess(Duration bound) {
        Deadline.in(bound).await("the end of " + name(), () -> !alive());
        if (process.exitValue() != 0) {
            throw new EnvironmentFailure("%s failed.%n%s".formatted(name(), LogTail.of(log())));
        }
    }
}
