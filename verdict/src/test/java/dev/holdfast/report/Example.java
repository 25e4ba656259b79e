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

/// A run of half a minute with a fault after twelve seconds, from which service comes back in
/// three.
final class Example {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration FAULT = Duration.ofSeconds(12);
    private static final Duration BACK = Duration.ofSeconds(15);

    private Example() {}

    static RunReport passed() {
        return of(new Judged("rto", "at most 60.000 s", "3.000 s", true), "");
    }

    static RunReport failed() {
        return of(new Judged("rto", "at most 2.000 s", "3.000 s", false), "Mind <this> & that.");
    }

    private static RunReport of(Judged rto, String warning) {
        Map<String, Long> steps = new LinkedHashMap<>();
        steps.put("SealJournal", 300L);
        steps.put("PromoteDatabase", 100L);
        TakeoverFacts takeover =
                new TakeoverFacts(2, START.plus(FAULT).plusMillis(1_200), steps, 3, 4);
        Outage outage =
                new Outage(
                        "kill us-east-1",
                        START.plus(FAULT),
                        START.plus(BACK),
                        Optional.of(START.plus(BACK)),
                        takeover);
        return new RunReport(
                "Load, steady, ledger, with region-loss at 12 s",
                List.of(new Judged("rpo", "at most 0", "0", true), rto),
                new Verdict(2_700, 0, 0, 0, 0, 0, 0, 0, true),
                Optional.of(new OrderVerdict(9, 9, 0, 0, 0, 0, 0, 0)),
                Measurements.of(entries(), Duration.ofSeconds(5)),
                List.of(outage),
                List.of(new Timeline.Event(START.plus(FAULT), "kill us-east-1")),
                warning.isEmpty() ? List.of() : List.of(warning),
                Map.of("us-east-1 service: threads", new Growth(40, 60, 42)),
                Map.of("rate", "100 operations a second"),
                Map.of("processors", "2"));
    }

    private static List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Duration due = Duration.ofMillis(i * 10L);
            boolean out = due.compareTo(FAULT) >= 0 && due.compareTo(BACK) < 0;
            add(entries, "k" + i, START.plus(due), out ? START.plus(BACK) : START.plus(due));
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
