package dev.holdfast.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.TestPace;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Work in the background that goes on whatever happens.
class RoundsTest {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final TestPace pace = new TestPace();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicInteger begun = new AtomicInteger();
    private boolean broken;

    private Rounds rounds() {
        return new Rounds("Sweeping", this::round, new Rounds.Means(pace, registry), PAUSE);
    }

    private Uni<Duration> round() {
        begun.incrementAndGet();
        return broken
                ? Uni.createFrom().failure(new IllegalStateException("away"))
                : Uni.createFrom().item(PAUSE);
    }

    private double failures() {
        return registry.get("holdfast.rounds.failures").tag("work", "Sweeping").counter().count();
    }

    @Test
    void a_round_that_fails_is_counted_each_time_and_followed_by_the_next() {
        broken = true;
        rounds().start();

        pace.pass(PAUSE.multipliedBy(3));
        broken = false;
        pace.pass(PAUSE.multipliedBy(2));

        assertThat(begun.get()).isEqualTo(5);
        assertThat(failures()).isEqualTo(3);
    }

    @Test
    void a_round_that_the_end_cuts_off_has_not_failed() {
        CompletableFuture<Duration> cut = new CompletableFuture<>();
        Rounds rounds =
                new Rounds(
                        "Sweeping",
                        () -> {
                            begun.incrementAndGet();
                            return Uni.createFrom().completionStage(cut);
                        },
                        new Rounds.Means(pace, registry),
                        PAUSE);
        rounds.start();
        pace.pass(PAUSE);

        rounds.stop();
        cut.completeExceptionally(new IllegalStateException("closed"));

        assertThat(begun.get()).isOne();
        assertThat(failures()).isZero();
    }

    @Test
    void what_was_stopped_begins_no_round() {
        Rounds rounds = rounds();
        rounds.start();
        rounds.stop();

        pace.pass(PAUSE);

        assertThat(begun.get()).isZero();
    }
}
