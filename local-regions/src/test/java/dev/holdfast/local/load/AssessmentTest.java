package dev.holdfast.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.client.GeneratorFacts;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.local.drill.Scenario;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.Transfer;
import dev.holdfast.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What a run is held against, and what its readers are warned of.
class AssessmentTest {

    private static final Verdict GOOD = new Verdict(10, 0, 0, 0, 0, 0, 0, 0, 0, true);
    private static final GeneratorFacts CALM = new GeneratorFacts(0.1, 0, 5, 10, "");
    private static final Injected NEVER_BACK =
            new Injected(
                    Optional.of(
                            new PlannedFault(
                                    Scenario.REGION_LOSS, Duration.ofSeconds(1), Duration.ZERO)),
                    1,
                    "",
                    List.of(),
                    List.of(),
                    0,
                    Map.of());

    private static Measurements measured(long lateMillis) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Instant due = Instant.EPOCH.plusSeconds(i);
            String key = "k" + i;
            entries.add(
                    new Intent(
                            key,
                            Kind.PAYMENT,
                            due,
                            due.plusMillis(lateMillis),
                            new Transfer(key, "a", "b", 1),
                            true));
            entries.add(new Outcome(key, due.plusMillis(5), Result.ACKNOWLEDGED, 201, key, "r", 1));
        }
        return Measurements.of(
                entries, new Measurements.Span(Duration.ZERO, Duration.ofSeconds(10)));
    }

    private static Assessment assessment(
            long lateMillis, Injected injected, Optional<GeneratorFacts> facts) {
        LoadPlan.Shape shape =
                new LoadPlan.Shape(LoadPlan.Profile.STEADY, true, 1, 0, 0, 10_000, 0);
        LoadPlan plan =
                new LoadPlan(
                        new LoadPlan.Target("http://x", "", 1),
                        shape,
                        new LoadPlan.Workload(
                                "r", 1, LoadPlan.Mix.PAYMENTS, List.of("a", "b"), List.of()),
                        new LoadPlan.Files("", "", ""));
        return new Assessment(plan, measured(lateMillis), injected, facts);
    }

    private static List<String> missed(Assessment assessment, Verdict verdict, String problem) {
        return missed(
                assessment.judged(
                        Objective.parse("rpo=0", false), verdict, Optional.empty(), problem));
    }

    private static List<String> missed(Assessment assessment, List<Objective> objectives) {
        return missed(assessment.judged(objectives, GOOD, Optional.empty(), ""));
    }

    private static List<String> missed(List<Judged> judged) {
        return judged.stream().filter(it -> !it.holds()).map(Judged::objective).toList();
    }

    private static Assessment calm() {
        return assessment(0, Injected.nothing(), Optional.of(CALM));
    }

    @Test
    void a_good_run_misses_nothing_and_warns_of_nothing() {
        assertThat(missed(calm(), GOOD, "")).isEmpty();
        assertThat(calm().warnings("")).isEmpty();
    }

    @Test
    void a_broken_promise_fails_the_run_whatever_was_asked_for() {
        Verdict sealed = new Verdict(10, 0, 0, 0, 0, 0, 0, 1, 0, true);

        assertThat(missed(calm(), sealed, "")).containsExactly("promises");
    }

    @Test
    void what_could_not_be_looked_up_does_not_pass() {
        assertThat(missed(calm(), GOOD, "nobody answers")).containsExactly("everything looked up");
        assertThat(calm().warnings("Nobody answers."))
                .anySatisfy(it -> assertThat(it).startsWith("Nobody answers."));
    }

    @Test
    void a_run_that_was_cut_short_does_not_pass() {
        GeneratorFacts full = new GeneratorFacts(0.1, 0, 5, 10, "The ledger could not be written");

        assertThat(missed(assessment(0, Injected.nothing(), Optional.of(full)), GOOD, ""))
                .containsExactly("load");
        assertThat(missed(assessment(0, Injected.nothing(), Optional.empty()), GOOD, ""))
                .containsExactly("load");
    }

    @Test
    void a_service_that_did_not_come_back_misses_its_time() {
        Assessment never = assessment(0, NEVER_BACK, Optional.of(CALM));
        List<Judged> judged =
                never.judged(Objective.parse("rto=9h", true), GOOD, Optional.empty(), "");

        assertThat(judged)
                .filteredOn(it -> !it.holds())
                .extracting(Judged::objective, Judged::measured)
                .containsExactly(
                        tuple("service after the fault", "not back"), tuple("rto", "never"));
    }

    @Test
    void a_fault_after_which_something_could_not_be_done_does_not_pass() {
        Injected failed =
                new Injected(
                        NEVER_BACK.fault(),
                        0,
                        "Waited in vain.",
                        List.of(),
                        List.of(),
                        0,
                        Map.of());

        assertThat(missed(assessment(0, failed, Optional.of(CALM)), GOOD, ""))
                .containsExactly("service after the fault");
    }

    @Test
    void who_leaves_out_more_than_one_in_a_hundred_does_not_know_how_slow_they_would_have_been() {
        Objective p99 = Objective.parse("p99=1h", false).getLast();
        GeneratorFacts shedding = new GeneratorFacts(0.1, 1, 5, 10, "");
        Assessment one = assessment(0, Injected.nothing(), Optional.of(shedding));

        assertThat(one.judged(List.of(p99), GOOD, Optional.empty(), ""))
                .filteredOn(judged -> !judged.holds())
                .extracting(Judged::objective, Judged::measured)
                .containsExactly(tuple("p99", "never"));
        assertThat(calm().judged(List.of(p99), GOOD, Optional.empty(), "")).allMatch(Judged::holds);
    }

    @Test
    void nobody_knows_how_long_writes_take_where_nobody_writes() {
        Assessment silent = sessions(List.of());

        assertThat(missed(silent, Objective.parse("p99=1h", false)))
                .containsExactly("answers", "p99");
    }

    @Test
    void a_run_of_sessions_passes_when_they_are_answered_and_not_when_they_are_refused() {
        List<Objective> usual = Objective.parse("", false);

        assertThat(missed(sessions(List.of(Result.ACKNOWLEDGED)), usual)).isEmpty();
        assertThat(missed(sessions(List.of(Result.ACKNOWLEDGED, Result.REFUSED)), usual))
                .containsExactly("answers");
    }

    private static Assessment sessions(List<Result> told) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Result result : told) {
            String key = "s" + entries.size();
            Instant at = Instant.EPOCH;
            entries.add(new Intent(key, Kind.SESSION, at, at, null, false));
            entries.add(new Outcome(key, at, result, 0, "", "r", 1));
        }
        Measurements measured =
                Measurements.of(
                        entries, new Measurements.Span(Duration.ZERO, Duration.ofSeconds(10)));
        return new Assessment(calm().plan(), measured, Injected.nothing(), Optional.of(CALM));
    }

    @Test
    void a_late_or_overloaded_generator_says_that_it_was_the_bottleneck() {
        assertThat(assessment(500, Injected.nothing(), Optional.of(CALM)).warnings(""))
                .anySatisfy(it -> assertThat(it).contains("GENERATOR WAS THE BOTTLENECK", "late"));
        GeneratorFacts shedding = new GeneratorFacts(0.1, 3, 5, 10, "");
        assertThat(assessment(0, Injected.nothing(), Optional.of(shedding)).warnings(""))
                .anySatisfy(it -> assertThat(it).contains("GENERATOR WAS THE BOTTLENECK", "3"));
        GeneratorFacts greedy = new GeneratorFacts(0.9, 0, 5, 10, "");
        assertThat(assessment(0, Injected.nothing(), Optional.of(greedy)).warnings(""))
                .anySatisfy(it -> assertThat(it).contains("competes with the service"));
    }
}
