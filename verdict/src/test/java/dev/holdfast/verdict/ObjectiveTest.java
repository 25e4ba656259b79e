package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.verdict.Objective.Findings;
import dev.holdfast.verdict.Objective.Judged;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Objectives are reached or not, and those that make no sense are refused with a sentence.
class ObjectiveTest {

    private static final Findings GOOD = new Findings(0, 0, 2.2, 1.1, 2.3, 98.5, 0.12, 300);

    private static List<Judged> judged(String objectives, Findings findings) {
        return Objective.parse(objectives, true).stream().map(it -> it.judge(findings)).toList();
    }

    @Test
    void without_a_word_nothing_may_be_lost_and_nothing_may_stay_unknown() {
        assertThat(judged("", GOOD)).allMatch(Judged::holds).hasSize(2);
        assertThat(judged("", new Findings(1, 0, 0, 0, 0, 100, 0, 1)))
                .extracting(Judged::holds)
                .containsExactly(false, true);
        assertThat(judged("", new Findings(0, 1, 0, 0, 0, 100, 0, 1)))
                .extracting(Judged::holds)
                .containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "rto=3s, true",
        "rto=2200ms, true",
        "rto=2s, false",
        "rto-reads=1s, false",
        "gap=1m, true",
        "availability=98.5%, true",
        "availability=99, false",
        "p99=100ms, false",
        "rate=300, true",
        "rate=301, false"
    })
    void each_objective_is_held_against_its_own_figure(String objective, boolean holds) {
        assertThat(judged(objective, GOOD).stream().allMatch(Judged::holds)).isEqualTo(holds);
    }

    @Test
    void a_service_that_never_came_back_misses_every_time() {
        Findings never = new Findings(0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, 0, 0);

        assertThat(judged("rto=9h", never))
                .anySatisfy(it -> {
                    assertThat(it.measured()).isEqualTo("never");
                    assertThat(it.holds()).isFalse();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rpo=-1| needs a count",
                "rpo=5s| needs a count",
                "rto=60| needs a time",
                "rto=0s| nothing takes no time",
                "rto=soon| needs a time",
                "availability=101| more than all the time",
                "rpo| is no objective",
                "rpo=0=0| is no objective",
                "speed=9| is no objective",
                "rto=1s,rto=2s| two objectives for rto"
            })
    void what_makes_no_sense_is_refused(String objectives, String why) {
        assertThatThrownBy(() -> Objective.parse(objectives, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_time_to_recover_needs_something_to_recover_from() {
        assertThatThrownBy(() -> Objective.parse("rto=60s", false))
                .hasMessageContaining("this run has none");
    }
}
