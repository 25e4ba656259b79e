package dev.holdfast.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Enough to find a process again after its supervisor has died, and never to mistake another
/// process with the same pid for it: when it started, and a mark that its command line carries.
public record ProcessRecord(ProcessName name, long pid, Instant started, String mark) {
    /// Linux derives start times from the boot time, which moves when the clock is corrected.
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(3);

    public static ProcessRecord of(ProcessName name, ProcessHandle handle, String mark) {
        Instant started = handle.info().startInstant().orElseGet(Instant::now);
        return new ProcessRecord(name, handle.pid(), started, mark);
    }

    /// The recorded process, if it still runs.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::matches);
    }

    private boolean matches(ProcessHandle handle) {
        return handle.info().startInstant().filter(this::sameStart).isPresent()
                && CommandLine.of(handle).contains(mark);
    }

    private boolean sameStart(Instant actual) {
        return Duration.between(started, actual).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }
}
