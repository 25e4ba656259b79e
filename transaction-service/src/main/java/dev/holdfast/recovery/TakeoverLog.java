package dev.holdfast.recovery;

import dev.holdfast.processing.Pace;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes down how one takeover goes.
final class TakeoverLog {

    private final Pace pace;
    private final String reason;
    private final Instant began;
    private final List<TakeoverReport.Step> steps = new ArrayList<>();
    private Optional<Claim> claim = Optional.empty();
    private long undone;
    private long replayed;

    TakeoverLog(Pace pace, String reason) {
        this.pace = pace;
        this.reason = reason;
        this.began = pace.now();
    }

    /// Runs a step and notes how long it took, if it went through.
    <T> Uni<T> timed(String name, Supplier<Uni<T>> step) {
        long start = pace.nanos();
        return step.get().invoke(() -> note(name, start));
    }

    private synchronized void note(String name, long start) {
        steps.add(new TakeoverReport.Step(name, Duration.ofNanos(pace.nanos() - start)));
    }

    synchronized void claimed(Claim won) {
        claim = Optional.of(won);
    }

    synchronized void undone(long count) {
        undone = count;
    }

    synchronized void replayed(long count) {
        replayed = count;
    }

    synchronized TakeoverReport report(Optional<String> failure) {
        return new TakeoverReport(
                reason, began, claim, List.copyOf(steps), undone, replayed, failure);
    }
}
