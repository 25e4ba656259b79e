package dev.holdfast.report;

import dev.holdfast.client.Outage;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A run in three sentences, for somebody who reads nothing else.
final class Summary {

    private Summary() {}

    static String of(RunReport report) {
        return asked(report.measurements()) + " " + kept(report) + " " + back(report);
    }

    private static String asked(Measurements measured) {
        long answered = measured.answered().values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "Clients got a final answer to %,d requests; %.1f writes a second were"
                        + " acknowledged.",
                answered,
                measured.perSecond());
    }

    private static String kept(RunReport report) {
        Verdict verdict = report.verdict();
        String missed =
                report.objectives().stream()
                        .filter(judged -> !judged.holds())
                        .map(Judged::objective)
                        .collect(Collectors.joining(", "));
        String looked =
                String.format(
                        Locale.ROOT,
                        "Of %,d acknowledged transfers %,d were lost.",
                        verdict.acknowledged(),
                        verdict.lost());
        return missed.isEmpty() ? looked : looked + " Missed: " + missed + ".";
    }

    private static String back(RunReport report) {
        List<Outage> outages = report.outages();
        if (outages.isEmpty()) {
            return "Nothing was broken on purpose, or service never came back from it.";
        }
        long worst = outages.stream().mapToLong(Outage::rtoWriteMillis).max().orElse(0);
        return String.format(
                Locale.ROOT,
                "After %s the first write was acknowledged elsewhere within %.1f s.",
                outages.size() == 1 ? "the fault" : "each of " + outages.size() + " faults",
                worst / 1_000.0);
    }
}
