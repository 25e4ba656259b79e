package dev.holdfast.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Starts and ends the processes of one environment, and tells a recorder about every change before
/// anything else happens, so that a supervisor that is killed leaves a list of what to sweep up.
public final class ProcessRegistry {
    private final String mark;
    private final Recorder recorder;
    private final Map<Long, ProcessRecord> records = new LinkedHashMap<>();
    private boolean closed;

    /// The mark must occur in the command line of every process that is started here.
    public ProcessRegistry(String mark, Recorder recorder) {
        this.mark = mark;
        this.recorder = recorder;
    }

    public synchronized OwnedProcess start(ProcessPlan plan) {
        if (closed) {
            throw new EnvironmentFailure("The environment is stopping: nothing is started.");
        }
        if (!String.join(" ", plan.command()).contains(mark)) {
            throw new IllegalArgumentException(plan.name() + " could not be found again.");
        }
        try {
            ProcessBuilder builder = builder(plan);
            long spawned = System.nanoTime();
            Process process = builder.start();
            records.put(process.pid(), ProcessRecord.of(plan.name(), process.toHandle(), mark));
            recorder.recorded(records());
            return new OwnedProcess(plan, process, spawned);
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot start " + plan.name() + ".", e);
        }
    }

    /// Runs a process that ends by itself; it is killed with the others if everything ends before.
    public void run(ProcessPlan plan, Duration bound) {
        OwnedProcess process = start(plan);
        try {
            process.awaitSuccess(bound);
        } finally {
            kill(process);
        }
    }

    /// SIGKILL to the process and all that it has started.
    public synchronized void kill(OwnedProcess process) {
        if (process.alive()) {
            ProcessTree.kill(process.handle());
        }
        records.remove(process.pid());
        recorder.recorded(records());
    }

    /// Kills whatever still runs, in the reverse order of the start, and refuses to start anything
    /// more: a start that is under way in another thread cannot slip through.
    public synchronized void killAll() {
        closed = true;
        records().reversed().stream()
                .map(ProcessRecord::find)
                .forEach(found -> found.ifPresent(ProcessTree::kill));
        records.clear();
        recorder.recorded(records());
    }

    public void signal(OwnedProcess process, Signal signal) {
        Signals.send(signal, process.pid());
    }

    public synchronized List<ProcessRecord> records() {
        return new ArrayList<>(records.values());
    }

    private static ProcessBuilder builder(ProcessPlan plan) throws IOException {
        Files.createDirectories(plan.log().toAbsolutePath().getParent());
        ProcessBuilder builder = new ProcessBuilder(Sessions.own(plan.command()));
        builder.environment().putAll(plan.environment());
        builder.redirectInput(ProcessBuilder.Redirect.from(Sessions.NOTHING));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        return builder;
    }

    /// Keeps the list of running processes where it survives this one.
    @FunctionalInterface
    public interface Recorder {
        void recorded(List<ProcessRecord> running);
    }
}
