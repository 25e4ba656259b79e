package dev.holdfast.local.process;

import java.nio.file.Path;
import java.time.Duration;

/// A process that this supervisor has started, in a session of its own.
public final class OwnedProcess {
    private final ProcessPlan plan;
    private final Process process;

    OwnedProcess(ProcessPlan plan, Process process) {
        this.plan = plan;
        this.process = process;
    }

    public ProcessName name() {
        return plan.name();
    }

    public long pid() {
        return process.pid();
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
