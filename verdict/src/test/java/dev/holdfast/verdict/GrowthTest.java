package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

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
