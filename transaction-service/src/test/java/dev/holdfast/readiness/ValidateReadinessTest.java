package dev.holdfast.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.processing.TestPace;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValidateReadinessTest {

    private static final Finding WELL = new Finding.Passed("Well.");
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private final Map<CheckName, Supplier<Uni<Finding>>> questions = new EnumMap<>(CheckName.class);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch released = new CountDownLatch(1);
    private Supplier<Uni<Void>> bus = () -> Uni.createFrom().voidItem();

    ValidateReadinessTest() {
        for (CheckName check : CheckName.values()) {
            questions.put(check, () -> Uni.createFrom().item(WELL));
        }
    }

    @AfterEach
    void release() {
        released.countDown();
        workers.close();
    }

    private ValidateReadiness validator() {
        return new ValidateReadiness(
                new RegionName("east"),
                () -> questions,
                report -> bus.get(),
                new ValidateReadiness.Means(new TestPace(), Duration.ofMillis(300), workers));
    }

    private ReadinessReport run() {
        return validator().run().await().atMost(PATIENT);
    }

    @Test
    void a_report_has_every_check_in_its_order() {
        ReadinessReport report = run();

        assertThat(report.results())
                .extracting(ReadinessReport.Result::check)
                .containsExactly(CheckName.values());
        assertThat(report.verdict()).isEqualTo(ReadinessReport.Verdict.READY);
    }

    /// Whatever one check does, the others answer.
    @ParameterizedTest
    @EnumSource
    void a_check_that_misbehaves_hides_no_other(CheckName bad) {
        for (Supplier<Uni<Finding>> misbehaviour : misbehaviours()) {
            questions.put(bad, misbehaviour);

            ReadinessReport report = run();

            assertThat(report.results())
                    .extracting(ReadinessReport.Result::check)
                    .containsExactly(CheckName.values());
            assertThat(report.results())
                    .filteredOn(result -> result.check() != bad)
                    .extracting(ReadinessReport.Result::finding)
                    .containsOnly(WELL);
            assertThat(report.results().get(bad.ordinal()).finding()).isNotEqualTo(WELL);
            assertThat(report.verdict()).isNotEqualTo(ReadinessReport.Verdict.READY);
        }
    }

    private List<Supplier<Uni<Finding>>> misbehaviours() {
        return List.of(
                () -> Uni.createFrom().item(new Finding.Failed("Bad.", "Mend it.")),
                () -> Uni.createFrom().failure(new IllegalStateException("Broken.")),
                () -> Uni.createFrom().failure(new AssertionError()),
                () -> {
                    throw new IllegalStateException("Broken at once.");
                },
                () -> Uni.createFrom().nothing(),
                () -> Uni.createFrom().item(this::blocks));
    }

    private Finding blocks() {
        try {
            released.await();
            return WELL;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void what_nobody_can_check_is_in_the_report_as_such() {
        questions.remove(CheckName.SAME_ENGINE);

        ReadinessReport report = run();

        assertThat(report.verdict()).isEqualTo(ReadinessReport.Verdict.UNCERTAIN);
        assertThat(report.results().get(CheckName.SAME_ENGINE.ordinal()).finding().toString())
                .contains("Nothing here can check it.");
    }

    @Test
    void one_failure_outweighs_what_is_not_known() {
        questions.remove(CheckName.SAME_ENGINE);
        questions.put(
                CheckName.RECENT_DRILL,
                () -> Uni.createFrom().item(new Finding.Failed("Never.", "Drill.")));

        ReadinessReport report = run();

        assertThat(report.verdict()).isEqualTo(ReadinessReport.Verdict.NOT_READY);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.notChecked()).isEqualTo(1);
    }

    @Test
    void a_report_that_could_not_be_published_is_still_there_and_says_so() {
        assertThat(announce().unpublished()).isEmpty();

        bus = () -> Uni.createFrom().failure(new IllegalStateException("The bus is down."));
        assertThat(announce().unpublished()).isEqualTo(Optional.of("The bus is down."));
        assertThat(announce().report().results()).hasSize(CheckName.values().length);
    }

    private ValidateReadiness.Announced announce() {
        return validator().announce().await().atMost(PATIENT);
    }
}
