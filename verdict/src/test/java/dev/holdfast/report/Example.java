package dev.holdfast.report;

import dev.holdfast.client.Outage;
import dev.holdfast.client.TakeoverFacts;
import dev.holdfast.client.Timeline;
import dev.holdfast.verdict.Growth;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.LedgerEntry.Intent;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Transfer;
import dev.holdfast.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs with faults, from each of which service comes back in three seconds.
final class Example {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration OUT = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final String WARNING = "Mind <this> & that.";

    /// @param faults in seconds from the beginning
    private record Run(int seconds, int perSecond, List<Integer> faults) {

        Instant from(Duration due) {
            return faults.stream()
                    .map(Duration::ofSeconds)
                    .filter(fault -> due.compareTo(fault) >= 0)
                    .map(fault -> fault.plus(OUT))
                    .filter(back -> due.compareTo(back) < 0)
                    .findFirst()
                    .map(START::plus)
                    .orElse(START.plus(due));
        }
    }

    private static final Run SHORT = new Run(30, 100, List.of(12));
    private static final Run HOUR =
            new Run(3_660, 10, List.of(600, 1_200, 1_800, 2_400, 3_000, 3_600));

    private Example() {}

    static RunReport passed() {
        return of(SHORT, new Judged("rto", "at most 60.000 s", "3.000 s", true), List.of());
    }

    static RunReport failed() {
        return of(SHORT, new Judged("rto", "at most 2.000 s", "3.000 s", false), List.of(WARNING));
    }

    /// With six faults.
    static RunReport hour() {
        return of(HOUR, new Judged("rto", "at most 60.000 s", "3.000 s", true), List.of());
    }

    private static RunReport of(Run run, Judged rto, List<String> warnings) {
        return new RunReport(
                "Load, steady, ledger, with region-loss at " + run.faults().getFirst() + " s",
                List.of(new Judged("rpo", "at most 0", "0", true), rto),
                new Verdict(2_700, 0, 0, 0, 0, 0, 0, 0, 0, true),
                Optional.of(new OrderVerdict(9, 9, 0, 0, 0, 0, 0, 0)),
                Measurements.of(
                        entries(run),
                        new Measurements.Span(WARM_UP, Duration.ofSeconds(run.seconds()))),
                run.faults().stream().map(Example::outage).toList(),
                List.of(
                        new Timeline.Event(
                                START.plusSeconds(run.faults().getFirst()), "kill us-east-1")),
                warnings,
                Map.of("us-east-1 service: threads", new Growth(40, 60, 42)),
                Map.of("rate", run.perSecond() + " operations a second"),
                Map.of("processors", "2"));
    }

    /// Steps that follow each other so fast that their letters would lie over each other.
    private static Outage outage(int fault) {
        Instant at = START.plusSeconds(fault);
        Map<String, Long> steps = new LinkedHashMap<>();
        steps.put("SealJournal", 300L);
        steps.put("PromoteDatabase", 100L);
        steps.put("OpenRegion", 50L);
        return new Outage(
                "kill us-east-1",
                at,
                at.plus(OUT),
                at.plus(OUT).minusMillis(10),
                Optional.of(at.plus(OUT)),
                new TakeoverFacts(2, at.plusMillis(1_200), steps, 3, 4));
    }

    private static List<LedgerEntry> entries(Run run) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < run.seconds() * run.perSecond(); i++) {
            Duration due = Duration.ofMillis(i * 1_000L / run.perSecond());
            add(entries, "k" + i, START.plus(due), run.from(due));
        }
        return entries;
    }

    private static void add(List<LedgerEntry> entries, String key, Instant due, Instant from) {
        entries.add(new Intent(key, Kind.PAYMENT, due, due, new Transfer(key, "a", "b", 1), true));
        if (from.isAfter(due)) {
            entries.add(new Outcome(key, due.plusMillis(900), Result.UNKNOWN, 0, "", "", 0));
        }
        entries.add(
                new Outcome(
                        key, from.plusMillis(20), Result.ACKNOWLEDGED, 201, key, "us-east-1", 1));
    }
}
