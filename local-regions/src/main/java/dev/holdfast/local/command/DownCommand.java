package dev.holdfast.local.command;

import dev.holdfast.local.control.Supervisor;
import dev.holdfast.local.environment.EnvironmentLock;
import dev.holdfast.local.environment.EnvironmentState;
import dev.holdfast.local.environment.StateFile;
import dev.holdfast.local.environment.Sweep;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.process.ProcessTree;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops both regions, and sweeps up after a supervisor that was killed.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops both regions; no process and no port is left.")
final class DownCommand implements Callable<Integer> {
    private static final Duration ORDERLY = Duration.ofSeconds(30);

    @Mixin private EnvironmentOption environment = new EnvironmentOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path directory = environment.directory();
        if (!Files.isDirectory(directory)) {
            out.println("Nothing runs here.");
            return 0;
        }
        Optional<EnvironmentLock> free = EnvironmentLock.tryTake(directory);
        if (free.isPresent()) {
            out.println(swept(directory, free.get()));
        } else {
            out.println(stopped(directory));
        }
        out.flush();
        return 0;
    }

    private static String stopped(Path directory) {
        askToStop(directory);
        Deadline deadline = Deadline.in(ORDERLY);
        Optional<EnvironmentLock> lock = EnvironmentLock.tryTake(directory);
        while (lock.isEmpty()) {
            if (deadline.expired()) {
                kill(directory);
                deadline = Deadline.in(ORDERLY);
            }
            deadline.pause();
            lock = EnvironmentLock.tryTake(directory);
        }
        swept(directory, lock.get());
        return "Stopped.";
    }

    /// While it still starts, the supervisor cannot hear; then its own end is what stops it.
    private static void askToStop(Path directory) {
        try {
            Supervisor.in(directory).stop();
        } catch (EnvironmentFailure _) {
            StateFile.in(directory)
                    .read()
                    .map(EnvironmentState::supervisor)
                    .flatMap(ProcessRecord::find)
                    .ifPresent(ProcessHandle::destroy);
        }
    }

    private static void kill(Path directory) {
        StateFile.in(directory)
                .read()
                .map(EnvironmentState::supervisor)
                .flatMap(ProcessRecord::find)
                .ifPresent(ProcessTree::kill);
    }

    private static String swept(Path directory, EnvironmentLock lock) {
        try (lock) {
            List<ProcessRecord> killed = Sweep.of(directory);
            return killed.isEmpty()
                    ? "Nothing runs here."
                    : "Swept up %d processes that a killed supervisor had left."
                            .formatted(killed.size());
        }
    }
}
