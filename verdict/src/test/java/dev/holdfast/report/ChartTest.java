package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.report.Chart.Mark;
import dev.holdfast.report.Chart.Placed;
import dev.holdfast.report.Chart.Series;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is drawn can be read.
class ChartTest {

    private static Chart chart(int seconds, double... marks) {
        List<Mark> all = Arrays.stream(marks).mapToObj(at -> new Mark(at, "M", "step")).toList();
        Series flat = new Series("flat", "good", Collections.nCopies(seconds, 7.0));
        return new Chart("A chart", "a second", List.of(flat), all, new Chart.Part(0, 0));
    }

    @Test
    void labels_that_would_lie_over_each_other_have_rows_of_their_own() {
        assertThat(chart(60, 30.2, 30.0, 30.1, 50).placed())
                .extracting(Placed::row)
                .containsExactly(0, 1, 2, 0);
    }

    @Test
    void an_hour_is_told_in_minutes_and_half_a_minute_in_seconds() {
        assertThat(chart(3_660).svg()).contains(">5 min<", ">60 min<").doesNotContain(" s<");
        assertThat(chart(30).svg()).contains(">5 s<", ">30 s<").doesNotContain("min<");
    }

    @Test
    void a_part_of_a_run_has_the_times_of_the_run() {
        Series flat = new Series("flat", "good", Collections.nCopies(15, 1.0));
        Chart part =
                new Chart("Part", "a second", List.of(flat), List.of(), new Chart.Part(595, 5));

        assertThat(part.svg()).contains(">596 s<", ">610 s<").doesNotContain("warm-up");
    }

    @Test
    void the_axis_has_round_numbers_and_reaches_above_what_is_drawn() {
        assertThat(Stream.of(0.3, 1.0, 7.0, 11_843.0, 6_800.0).map(Scale::step))
                .containsExactly(0.5, 0.5, 2.0, 5_000.0, 2_000.0);
        assertThat(chart(5).svg()).contains(">8<", ">0<").doesNotContain(">10<");
    }
}
