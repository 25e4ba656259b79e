package dev.holdfast.operations;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.processing.Pace;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.tracing.TraceCommands;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The journal with a meter in front: how long appends take, and how many have no known end.
public final class MeteredJournal implements Journal {

    private final Journal journal;
    private final Pace pace;
    private final TraceCommands trace;
    private final Timer appends;
    private final Counter unknown;

    public MeteredJournal(Journal journal, Pace pace, MeterRegistry registry, TraceCommands trace) {
        this.trace = trace;
        this.journal = journal;
        this.pace = pace;
        this.appends =
                Timer.builder("holdfast.journal.append")
                        .description("Conditional puts of an entry that were answered")
                        .publishPercentiles(0.5, 0.99)
                        .register(registry);
        this.unknown =
                Counter.builder("holdfast.journal.append.unknown")
                        .description("Conditional puts of an entry without an answer")
                        .register(registry);
    }

    @Override
    public Uni<Append> append(ChainedEntry entry) {
        long start = pace.nanos();
        return journal.append(entry)
                .invoke(() -> appended(entry, Duration.ofNanos(pace.nanos() - start)))
                .onFailure()
                .invoke(failure -> unknown.increment());
    }

    private void appended(ChainedEntry entry, Duration took) {
        appends.record(took);
        trace.appended(entry, took);
    }

    @Override
    public Uni<Optional<ChainedEntry>> read(Position position) {
        return journal.read(position);
    }

    @Override
    public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
        return journal.readFrom(position, limit);
    }

    @Override
    public Uni<Position> tail(Epoch epoch) {
        return journal.tail(epoch);
    }

    @Override
    public Uni<Boolean> beat(Heartbeat heartbeat) {
        return journal.beat(heartbeat);
    }
}
