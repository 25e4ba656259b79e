package dev.holdfast.local.process;

import java.time.Duration;
import java.util.List;

/// How much memory a process keeps from others, as the operating system counts it.
public final class ResidentMemory {

    private static final Duration BOUND = Duration.ofSeconds(5);

    private ResidentMemory() {}

    /// In bytes.
    public static long of(long process) {
        String kibibytes =
                ShortCommand.run(List.of("ps", "-o", "rss=", "-p", Long.toString(process)), BOUND)
                        .orFail("ps")
                        .output();
        return Long.parseLong(kibibytes.strip()) << 10;
    }
}
