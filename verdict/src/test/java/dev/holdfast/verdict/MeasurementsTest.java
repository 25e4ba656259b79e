package dev.holdfast.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Figures come from when requests were due, and the warm-up is in none of them.
class MeasurementsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<LedgerEntry> entries = new ArrayList<>();

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private void asked(Kind kind, String key, long due, long sent) {
        entries.add(new Intent(key, kind, at(due), at(sent), new Transfer(key, "a", "b", 1), true));
    }

    private void told(String key, long millis, Result result) {
        entries.add(new Outcome(key, at(millis), result, 0, "id-" + key, "us-east-1", 1));
    }

    private void paid(String key, long due, long done) {
        asked(Kind.PAYMENT, key, due, due);
        told(key, done, Result.ACKNOWLEDGED);
    }

    private Measurements measured(long warmUpSeconds) {
        return measured(warmUpSeconds, 10);
    }

    private Measurements measured(long warmUpSeconds, long loadSeconds) {
        return Measurements.of(
                entries,
                new Measurements.Span(
                        Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(loadSeconds)));
    }

    @Test
    void latency_counts_from_when_a_request_was_due_and_through_all_its_attempts() {
        asked(Kind.PAYMENT, "k", 0, 40);
        told("k", 60, Result.UNKNOWN);
        told("k", 2_100, Result.ACKNOWLEDGED);

        assertThat(measured(0).writes().max()).isEqualTo(2_100);
        assertThat(measured(0).lateness().max()).isEqualTo(40);
        assertThat(measured(0).seconds())
                .extracting(Measurements.Second::acknowledged, Measurements.Second::failed)
                .containsExactly(tuple(0L, 1L), tuple(0L, 0L), tuple(1L, 0L));
    }

    @Test
    void the_warm_up_is_drawn_and_not_counted() {
        paid("slow", 0, 900);
        paid("fast", 1_500, 1_510);

        assertThat(measured(1).writes()).isEqualTo(new Latency(1, 10, 10, 10));
        assertThat(measured(1).seconds()).hasSize(2);
    }

    @Test
    void time_in_gaps_longer_than_a_second_is_time_without_service() {
        for (int i = 0; i <= 100; i++) {
            boolean outage = i > 50 && i < 75;
            paid("k" + i, i * 100, outage ? 7_500 : i * 100);
        }

        assertThat(measured(0).availability()).isCloseTo(75.0, within(0.01));
        assertThat(measured(0).writeGap()).isEqualTo(Duration.ofMillis(2_500));
    }

    @Test
    void a_service_that_does_not_come_back_is_down_until_the_end() {
        paid("first", 0, 0);
        asked(Kind.PAYMENT, "last", 10_000, 10_000);

        assertThat(measured(0).availability()).isZero();
        assertThat(measured(0).writeGap()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void who_waits_for_a_service_that_is_gone_and_begins_nothing_new_counts_as_down() {
        paid("first", 0, 0);
        asked(Kind.PAYMENT, "waits", 100, 100);
        for (int second = 1; second <= 12; second++) {
            told("waits", second * 1_000, Result.UNKNOWN);
        }

        assertThat(measured(0).availability()).isZero();
        assertThat(measured(0).writeGap()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_run_that_was_cut_short_is_measured_as_far_as_it_went() {
        for (int i = 0; i < 10; i++) {
            paid("k" + i, i * 100, i * 100 + 1);
        }

        assertThat(measured(0, 3_600).availability()).isEqualTo(100);
        assertThat(measured(0, 3_600).perSecond()).isCloseTo(11, within(0.1));
    }

    @Test
    void what_is_never_answered_is_not_left_out_of_latency() {
        paid("fast", 0, 10);
        asked(Kind.PAYMENT, "never", 1_000, 1_000);
        told("never", 9_000, Result.UNKNOWN);

        assertThat(measured(0).writes()).isEqualTo(new Latency(2, 10, 8_000, 8_000));
        assertThat(measured(0).reads().count()).isZero();
        assertThat(measured(0).seconds().get(1).due().max()).isEqualTo(8_000);
    }

    @Test
    void an_answer_that_nobody_should_get_is_no_service() {
        paid("good", 0, 10);
        asked(Kind.SESSION, "refused", 1_000, 1_000);
        told("refused", 1_005, Result.REFUSED);

        assertThat(measured(0).refused()).isEqualTo(1);
        assertThat(measured(0).answered()).containsOnlyKeys(Kind.PAYMENT);
        assertThat(measured(0).writes().count()).isEqualTo(1);
        assertThat(measured(0).seconds())
                .extracting(Measurements.Second::acknowledged, Measurements.Second::failed)
                .containsExactly(tuple(1L, 0L), tuple(0L, 1L));
    }

    @Test
    void reads_are_measured_apart() {
        paid("w", 0, 5);
        asked(Kind.READ, "r", 0, 0);
        told("r", 50, Result.ACKNOWLEDGED);

        assertThat(measured(0).reads().max()).isEqualTo(50);
        assertThat(measured(0).writes().max()).isEqualTo(5);
        assertThat(measured(0).answered())
                .containsEntry(Kind.READ, 1L)
                .containsEntry(Kind.PAYMENT, 1L);
    }

    @Test
    void a_run_that_never_began_has_no_figures() {
        assertThat(measured(5).seconds()).isEmpty();
        assertThat(measured(5).writeGap()).isZero();
        assertThat(measured(5).writes().count()).isZero();
    }
}
