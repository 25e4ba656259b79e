package dev.holdfast.operations;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Asks one thing again and again, each time with a bound, and remembers the last answer, so that a
/// health check costs nothing and never hangs.
final class Probe<T> {

    /// How often is asked, how long an answer may take, and how old it may be and still count.
    record Timing(Duration interval, Duration timeout, Duration fresh) {}

    /// An answer.
    ///
    /// @param at when it came, on the monotonic clock
    /// @param took how long it took
    record Seen<T>(T value, long at, Duration took) {}

    private final Supplier<Uni<T>> question;
    private final Pace pace;
    private final Timing timing;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Optional<Seen<T>> last = Optional.empty();
    private volatile String failure = "It was not asked yet.";

    Probe(Supplier<Uni<T>> question, Pace pace, Timing timing) {
        this.question = question;
        this.pace = pace;
        this.timing = timing;
    }

    void start() {
        running.set(true);
        round();
    }

    void stop() {
        running.set(false);
    }

    /// Asks at once, beside the rhythm.
    void askNow() {
        ask().subscribe().with(done -> {});
    }

    /// The last answer, if it is young enough to count.
    Optional<Seen<T>> fresh() {
        return last.filter(seen -> pace.nanos() - seen.at() <= timing.fresh().toNanos());
    }

    /// Why there is no fresh answer, for people.
    String failure() {
        return failure;
    }

    private void round() {
        if (running.get()) {
            ask().chain(() -> pace.after(timing.interval())).subscribe().with(done -> round());
        }
    }

    /// Never fails: a failure is what a probe is for.
    private Uni<Void> ask() {
        long start = pace.nanos();
        return answer().invoke(value -> seen(value, start))
                .onFailure()
                .invoke(this::failed)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<T> answer() {
        return Uni.createFrom()
                .deferred(question::get)
                .ifNoItem()
                .after(timing.timeout())
                .failWith(() -> new LateAnswer(timing.timeout()));
    }

    private void seen(T value, long start) {
        long now = pace.nanos();
        last = Optional.of(new Seen<>(value, now, Duration.ofNanos(now - start)));
    }

    private void failed(Throwable why) {
        String message = why.getMessage();
        failure = message == null ? why.getClass().getSimpleName() : message;
    }

    private static final class LateAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        LateAnswer(Duration timeout) {
            super("No answer within " + timeout.toMillis() + " ms.", null, false, false);
        }
    }
}
