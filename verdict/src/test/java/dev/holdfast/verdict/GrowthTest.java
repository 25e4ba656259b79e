package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void a_peak_that_passes_is_no_growth() {
        Growth growth = Growth.of(List.of(100L, 110L, 100L, 900L, 100L, 120L, 110L));

        assertThat(growth).isEqualTo(new Growth(110, 900, 120));
        assertThat(growth.isBounded()).isTrue();
    }

    /// Standby for most of the first third, active for most of the last one.
    @Test
    void who_is_busier_in_the_end_because_it_is_active_for_longer_has_not_grown() {
        List<Long> seen =
                IntStream.range(0, 300)
                        .mapToObj(i -> i < 60 || i >= 95 && i < 220 ? 300L : 900L)
                        .toList();

        assertThat(Growth.of(seen)).isEqualTo(new Growth(900, 900, 900));
    }

    private static List<Long> steady(int looks, long value) {
        return Collections.nCopies(looks, value);
    }

    /// Active from a calm start, then a standby, then active with all clients of the lost region.
    @Test
    void who_has_more_to_do_in_another_period_has_not_grown() {
        Growth growth = Growth.most(List.of(steady(100, 700), steady(60, 300), steady(100, 1_600)));

        assertThat(growth.isBounded()).isTrue();
    }

    @Test
    void what_grows_in_one_period_is_found_among_others_that_are_higher() {
        List<Long> leaking = LongStream.range(0, 60).map(i -> 100 + i * 5).boxed().toList();

        Growth growth = Growth.most(List.of(steady(100, 700), leaking, steady(100, 1_600)));

        assertThat(growth.isBounded()).isFalse();
        assertThat(growth.highest()).isEqualTo(395);
    }

    @Test
    void a_period_that_is_too_short_to_tell_counts_only_where_there_is_no_other() {
        List<Long> rising = LongStream.range(0, 20).map(i -> i * 50).boxed().toList();

        assertThat(Growth.most(List.of(rising, steady(30, 10))).isBounded()).isTrue();
        assertThat(Growth.most(List.of(rising, steady(29, 10))).isBounded()).isFalse();
    }

    @Test
    void what_gets_more_and_more_grows() {
        List<Long> leaking = LongStream.range(1, 30).map(i -> i * 20).boxed().toList();

        assertThat(Growth.of(leaking).isBounded()).isFalse();
    }

    @Test
    void one_look_is_enough_for_a_figure() {
        assertThat(Growth.of(List.of(7L))).isEqualTo(new Growth(7, 7, 7));
    }
}
