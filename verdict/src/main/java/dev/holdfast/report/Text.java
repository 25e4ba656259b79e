package dev.holdfast.report;

import dev.holdfast.client.Timeline;
import dev.holdfast.verdict.Objective.Judged;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A report for a terminal.
public final class Text {

    private Text() {}

    public static String of(RunReport report) {
        StringBuilder text = new StringBuilder();
        add(text, "%n%s: %s%n%n", report.title(), report.passed() ? "PASSED" : "FAILED");
        add(text, "%s%n%n", Summary.of(report));
        Instant begin = report.measurements().begin();
        for (Timeline.Event event : report.events()) {
            double seconds = Duration.between(begin, event.at()).toMillis() / 1_000.0;
            add(text, "  %8.3f s  %s%n", seconds, event.what());
        }
        add(text, "%n");
        for (Judged judged : report.objectives()) {
            add(
                    text,
                    "  %-4s  %-24s %-18s %s%n",
                    judged.holds() ? "pass" : "FAIL",
                    judged.objective(),
                    judged.wanted(),
                    judged.measured());
        }
        report.warnings().forEach(warning -> add(text, "%n  %s%n", warning));
        return text.toString();
    }

    private static void add(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values));
    }
}
