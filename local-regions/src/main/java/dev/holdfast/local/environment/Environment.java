package dev.holdfast.local.environment;

import dev.holdfast.local.postgres.Directories;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessRecord;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.local.process.Unprivileged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// One environment's directory, its lock, its processes and the record of them. Closing it leaves
/// the logs and nothing else.
public final class Environment implements AutoCloseable {
    private static final int ID_BYTES = 6;

    private final EnvironmentLock lock;
    private final EnvironmentFiles files;
    private final StateFile stateFile;
    private final ProcessRegistry processes;
    private final String mark;
    private EnvironmentState state;
    private boolean closed;

    private Environment(EnvironmentLock lock, Path directory, Unprivileged user) {
        this.lock = lock;
        this.mark = "holdfast-" + randomHex(ID_BYTES);
        this.files = new EnvironmentFiles(directory, dataDirectory(directory, user, mark));
        this.stateFile = StateFile.in(directory);
        this.state =
                new EnvironmentState(
                        ProcessRecord.of(
                                ProcessName.shared("supervisor"), ProcessHandle.current(), "java"),
                        new EnvironmentState.Ports(0, 0),
                        EnvironmentState.Control.NONE,
                        new EnvironmentState.Leftovers(List.of(), files.data().toString()));
        this.processes = new ProcessRegistry(mark, this::recordProcesses);
    }

    /// Takes the directory, sweeps up what a killed supervisor has left there, and begins anew.
    public static Environment open(Path directory, Unprivileged user) {
        Path absolute = directory.toAbsolutePath().normalize();
        EnvironmentLock lock =
                EnvironmentLock.tryTake(absolute).orElseThrow(() -> alreadyRunning(absolute));
        try {
            Sweep.of(absolute);
            Directories.delete(absolute.resolve("logs"));
            Environment environment = new Environment(lock, absolute, user);
            environment.prepare(user);
            return environment;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public EnvironmentFiles files() {
        return files;
    }

    public ProcessRegistry processes() {
        return processes;
    }

    public JavaProgram java() {
        return new JavaProgram(mark, files.temporary());
    }

    public synchronized void record(EnvironmentState.Ports ports) {
        state = state.with(ports);
        stateFile.write(state);
    }

    public synchronized void record(EnvironmentState.Control control) {
        state = state.with(control);
        stateFile.write(state);
    }

    /// Kills every process and deletes the data. May be called twice, and while a start is under
    /// way.
    @Override
    public void close() {
        processes.killAll();
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            Sweep.data(files.data());
            stateFile.delete();
            lock.close();
        }
    }

    public static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private synchronized void recordProcesses(List<ProcessRecord> running) {
        if (!closed) {
            state = state.with(running);
            stateFile.write(state);
        }
    }

    private synchronized void prepare(Unprivileged user) {
        stateFile.write(state);
        try {
            Path databases = Files.createDirectories(files.data().resolve("databases"));
            Files.createDirectories(files.temporary());
            if (user.dropping()) {
                openForPassing(files.data());
                openForPassing(databases);
            }
        } catch (IOException e) {
            throw new EnvironmentFailure("Cannot create %s.".formatted(files.data()), e);
        }
    }

    /// Root's home is closed to the user that PostgreSQL runs as.
    private static Path dataDirectory(Path directory, Unprivileged user, String mark) {
        return user.reachable(directory, Path.of("/var/tmp")).resolve(mark);
    }

    private static void openForPassing(Path directory) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    }

    private static EnvironmentFailure alreadyRunning(Path directory) {
        return new EnvironmentFailure(
                "Two regions already run here (%s). Stop them with ./holdfast down."
                        .formatted(directory));
    }
}
