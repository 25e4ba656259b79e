package dev.holdfast.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void steps_run_side_by_side() {
        CountDownLatch both = new CountDownLatch(2);
        Runnable meeting =
                () -> {
                    both.countDown();
                    Deadline.in(Duration.ofSeconds(10))
                            .await("the other", () -> both.getCount() == 0);
                };

        Together.run(List.of(meeting, meeting));

        assertThat(both.getCount()).isZero();
    }

    @Test
    void a_failure_ends_the_others_before_it_is_thrown() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch waiting = new CountDownLatch(1);
        Runnable waits =
                () -> {
                    try {
                        waiting.countDown();
                        Deadline.in(Duration.ofMinutes(5)).await("nothing", () -> false);
                    } finally {
                        ended.set(true);
                    }
                };
        Runnable fails =
                () -> {
                    Deadline.in(Duration.ofSeconds(10)).await("it", () -> waiting.getCount() == 0);
                    throw new EnvironmentFailure("No room.");
                };

        assertThatThrownBy(() -> Together.run(List.of(waits, fails))).hasMessage("No room.");
        assertThat(ended).isTrue();
    }

    @Test
    void a_wait_that_is_in_vain_says_for_what() {
        Deadline deadline = Deadline.in(Duration.ofMillis(20));

        assertThatThrownBy(() -> deadline.await("the moon to fall", () -> false))
                .hasMessage("Waited 20 ms for the moon to fall, in vain.");
    }
}
