package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.client.LoadPlan.Profile;
import dev.holdfast.client.LoadPlan.Shape;
import dev.holdfast.client.LoadPlan.Stretch;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// When requests are due follows from the rates alone.
class ScheduleTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private static Schedule of(Profile profile, double rate, long warmUp, long millis) {
        return new Schedule(new Shape(profile, true, rate, 0, warmUp, millis, 0).stretches());
    }

    private static long dueBefore(Schedule schedule, long millis) {
        return LongStream.range(0, 100_000)
                .takeWhile(number -> schedule.dueNanos(number) < millis * MILLI)
                .count();
    }

    @Test
    void a_steady_rate_is_even_after_a_warm_up_that_grows_up_to_it() {
        Schedule steady = of(Profile.STEADY, 100, 1_000, 10_000);

        assertThat(dueBefore(steady, 1_000)).isCloseTo(55, within(1L));
        assertThat(dueBefore(steady, 2_000) - dueBefore(steady, 1_000)).isEqualTo(100);
        assertThat(steady.dueNanos(300) - steady.dueNanos(299)).isEqualTo(10 * MILLI);
    }

    @Test
    void a_ramp_grows_from_a_tenth_to_the_full_rate() {
        Schedule ramp = of(Profile.RAMP, 100, 0, 10_000);

        // The first second holds 10 + 9 / 2, the last one 100 - 9 / 2.
        assertThat(dueBefore(ramp, 1_000)).isCloseTo(15, within(1L));
        assertThat(dueBefore(ramp, 10_000) - dueBefore(ramp, 9_000)).isCloseTo(95, within(1L));
    }

    @Test
    void a_spike_is_twice_what_is_usual_for_a_fifth_of_the_time() {
        Schedule spike = of(Profile.SPIKE, 100, 0, 10_000);

        assertThat(dueBefore(spike, 4_000)).isEqualTo(200);
        assertThat(dueBefore(spike, 6_000)).isEqualTo(400);
        assertThat(dueBefore(spike, 10_000)).isEqualTo(600);
    }

    @Test
    void nothing_is_due_after_the_end() {
        Schedule schedule = new Schedule(List.of(new Stretch(10, 10, 1_000)));

        assertThat(schedule.dueNanos(1_000_000)).isEqualTo(1_000 * MILLI);
    }
}
