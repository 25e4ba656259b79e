package dev.holdfast.local.process;

import java.nio.file.Path;

/// A process that this supervisor has started, in a session of its own.
public final class OwnedProcess {
    private final ProcessPlan plan;
    private final ProcessHandle handle;

    OwnedProcess(ProcessPlan plan, ProcessHandle handle) {
        this.plan = plan;
        this.handle = handle;
    }

    public ProcessName name() {
        return plan.name();
    }

    public long pid() {
        return handle.pid();
    }

    public Path log() {
        return plan.log();
    }

    public boolean alive() {
        return handle.isAlive();
    }

    /// Fails with the end of the log when the process has ended.
    public void requireAlive() {
        if (!alive()) {
            throw new EnvironmentFailure(
                    "The process %s has ended.%n%s".formatted(name(), LogTail.of(log())));
        }
    }

    ProcessHandle handle() {
        return handle;
    }
}
