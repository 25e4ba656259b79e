package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapsTest {

    private static final Instant START = Instant.EPOCH;
    private static final List<Instant> TIMES =
            List.of(START.plusSeconds(9), START, START.plusSeconds(1), START.plusSeconds(4));

    @Test
    void the_longest_gap_is_found_in_whatever_order_times_come() {
        assertThat(Gaps.longest(TIMES)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Gaps.longest(List.of(START))).isZero();
    }

    @Test
    void only_gaps_that_are_too_long_count_as_down() {
        assertThat(Gaps.longerThan(Duration.ofSeconds(1), TIMES)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Gaps.longerThan(Duration.ofSeconds(5), TIMES)).isZero();
    }
}
