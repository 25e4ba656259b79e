package dev.holdfast.local.process;

import java.time.Duration;
import java.util.List;

public final class Signals {
    private static final Duration BOUND = Duration.ofSeconds(5);

    private Signals() {}

    /// A process that is gone already is not an error: the signal has nothing left to do.
    public static void send(Signal signal, long pid) {
        ShortCommand.run(List.of("kill", "-" + signal, Long.toString(pid)), BOUND);
    }
}
