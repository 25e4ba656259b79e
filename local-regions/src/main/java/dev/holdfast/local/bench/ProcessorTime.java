package dev.holdfast.local.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// The processor time of this process and all that descend from it, as the operating system counts
/// it.
final class ProcessorTime {

    private ProcessorTime() {}

    static Duration now() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
