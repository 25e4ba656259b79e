package dev.holdfast.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.local.service.Packaging;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetReportTest {

    private static final long MEGABYTE = 1_000_000;

    private static Target target(Packaging packaging, long answerMillis, double rate) {
        return new Target(
                packaging,
                Duration.ofMillis(answerMillis),
                Duration.ofMillis(2 * answerMillis),
                new Target.Memory(100 * MEGABYTE, 200 * MEGABYTE, 50 * MEGABYTE),
                new Measured("e", Skew.UNIFORM, rate, Duration.ZERO, Duration.ofMillis(9), 1, 0));
    }

    private static TargetReport report(long compiledMillis, double compiledRate) {
        return new TargetReport(
                "here",
                List.of(
                        target(Packaging.JVM, 1_000, 100),
                        target(Packaging.JVM_WITH_AOT_CACHE, 600, 100),
                        target(Packaging.NATIVE, compiledMillis, compiledRate)));
    }

    @Test
    void objectives_are_reached_at_their_bounds() throws Exception {
        assertThat(report(80, 60).objectives()).allMatch(TargetReport.Objective::reached);
        assertThat(report(80, 60).json()).doesNotContain("\"reached\" : false");
    }

    @Test
    void what_is_missed_is_said() {
        assertThat(report(81, 59).objectives())
                .filteredOn(objective -> !objective.reached())
                .extracting(TargetReport.Objective::name)
                .containsExactly("native: first answer, ms", "native / JVM: transfers a second");
        assertThat(report(81, 59).text()).contains("NOT REACHED");
    }
}
