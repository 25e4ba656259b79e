package dev.holdfast.aws;

import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/// Bounds how many reads of entries are under way, so that a replay never takes the connections
/// that appends and heartbeats need. Puts do not pass here, and nothing is repeated.
final class JournalReads {

    /// Two waves of [DynamoJournal#readFrom]; an SDK client has 50 connections unless told
    /// otherwise.
    static final int AT_ONCE = 32;

    /// Beyond these a read fails at once.
    static final int WAITING = 512;

    private final Guard guard;

    /// @param timeout for a read, waiting included
    JournalReads(Duration timeout) {
        this.guard =
                Guard.create()
                        .withDescription("journal reads")
                        .withBulkhead()
                        .limit(AT_ONCE)
                        .queueSize(WAITING)
                        .done()
                        .withTimeout()
                        .duration(timeout.toMillis(), ChronoUnit.MILLIS)
                        .done()
                        .build();
    }

    @SuppressWarnings("unchecked") // the guard returns what the action returns
    <T> Uni<T> guarded(Supplier<Uni<T>> read) {
        Uni<T> bounded = (Uni<T>) guard.get(read::get, Uni.class);
        return bounded.onFailure(FaultToleranceException.class)
                .transform(JournalUnavailable::because);
    }
}
