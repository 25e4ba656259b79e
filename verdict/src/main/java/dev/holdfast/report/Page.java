package dev.holdfast.report;

import dev.holdfast.client.Timeline;
import dev.holdfast.report.Chart.Series;
import dev.holdfast.verdict.Growth;
import dev.holdfast.verdict.Latency;
import dev.holdfast.verdict.Measurements;
import dev.holdfast.verdict.Measurements.Second;
import dev.holdfast.verdict.Objective.Judged;
import dev.holdfast.verdict.OrderVerdict;
import dev.holdfast.verdict.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A report as one page that needs nothing but itself.
public final class Page {

    private static final double MILLIS = 1_000.0;

    private final RunReport report;
    private final Faults faults;

    private Page(RunReport report) {
        this.report = report;
        this.faults = new Faults(report);
    }

    /// @throws IOException if the frame of the page is missing
    public static String of(RunReport report) throws IOException {
        Page page = new Page(report);
        String html = frame();
        for (Map.Entry<String, String> part : page.parts().entrySet()) {
            html = html.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return html;
    }

    private static String frame() throws IOException {
        try (InputStream frame = Page.class.getResourceAsStream("page.html")) {
            if (frame == null) {
                throw new IOException("The frame of the page is missing.");
            }
            return new String(frame.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, String> parts() {
        return Map.ofEntries(
                Map.entry("title", Html.escape(report.title())),
                Map.entry("result", report.passed() ? "PASSED" : "FAILED"),
                Map.entry("summary", Html.escape(Summary.of(report))),
                Map.entry("warnings", warnings()),
                Map.entry("objectives", objectives()),
                Map.entry("throughput", throughput().svg()),
                Map.entry("failed", failed().svg()),
                Map.entry("latency", latency().svg()),
                Map.entry("fromclose", faults.fromClose()),
                Map.entry("verdict", verdict()),
                Map.entry("outages", faults.table()),
                Map.entry("figures", figures()),
                Map.entry("timeline", timeline()),
                Map.entry("growth", growth()),
                Map.entry("settings", began() + pairs(report.settings())),
                Map.entry("environment", pairs(report.environment())));
    }

    private String warnings() {
        return report.warnings().stream()
                .map(warning -> "<p class='warning'>" + Html.escape(warning) + "</p>\n")
                .collect(Collectors.joining());
    }

    private String objectives() {
        return report.objectives().stream().map(Page::objective).collect(Collectors.joining());
    }

    private static String objective(Judged judged) {
        String word = judged.holds() ? "pass" : "FAIL";
        return Html.row(judged.objective(), judged.wanted(), judged.measured(), word)
                .replace(
                        "<td>" + word, "<td class='" + word.toLowerCase(Locale.ROOT) + "'>" + word);
    }

    private Chart throughput() {
        List<Second> seconds = report.measurements().seconds();
        return overTime(
                "Throughput over time",
                "a second",
                Series.of("read", "read", seconds, Second::read),
                Series.of("acknowledged", "good", seconds, Second::acknowledged));
    }

    private Chart failed() {
        List<Second> seconds = report.measurements().seconds();
        return overTime(
                "Failed attempts over time",
                "failed attempts a second",
                Series.of("failed attempts", "failed", seconds, Second::failed));
    }

    private Chart latency() {
        List<Second> seconds = report.measurements().seconds();
        return overTime(
                "Latency over time",
                "milliseconds from when a write was due to its final answer",
                Series.of("slowest", "failed", seconds, it -> it.due().max()),
                Series.of("99 of 100", "read", seconds, it -> it.due().p99()),
                Series.of("median", "good", seconds, it -> it.due().p50()));
    }

    private Chart overTime(String title, String unit, Series... series) {
        Measurements measured = report.measurements();
        double warmUp = seconds(measured.begin(), measured.measuredFrom());
        return new Chart(title, unit, List.of(series), faults.onRun(), new Chart.Part(0, warmUp));
    }

    private String verdict() {
        Verdict verdict = report.verdict();
        StringBuilder rows = new StringBuilder();
        rows.append(Html.row("acknowledged transfers", number(verdict.acknowledged())))
                .append(Html.row("lost (RPO)", number(verdict.lost())))
                .append(Html.row("lost, in time (RPO)", seconds(verdict.lossMillis())))
                .append(Html.row("doubled", number(verdict.duplicated())))
                .append(Html.row("changed", number(verdict.changed())))
                .append(Html.row("never asked for", number(verdict.invented())))
                .append(Html.row("acknowledged by a sealed region", number(verdict.sealed())))
                .append(Html.row("outcome still unknown", number(verdict.unknown())))
                .append(Html.row("accounts with a wrong balance", number(verdict.wrongBalances())))
                .append(Html.row("balances sum to zero", verdict.balanced() ? "yes" : "NO"));
        report.orders().ifPresent(orders -> rows.append(rows(orders)));
        return rows.toString();
    }

    private static String rows(OrderVerdict orders) {
        return Html.row("orders accepted", number(orders.accepted()))
                + Html.row("orders lost", number(orders.lost()))
                + Html.row("orders not at an end", number(orders.unfinished()))
                + Html.row("orders half done", number(orders.halfDone()))
                + Html.row("orders doubled, changed", orders.doubled() + ", " + orders.changed())
                + Html.row("orders never asked for", number(orders.invented()));
    }

    private String figures() {
        Measurements measured = report.measurements();
        return Html.row("writes acknowledged", decimal("%.1f a second", measured.perSecond()))
                + Html.row("availability of writes", decimal("%.3f %%", measured.availability()))
                + Html.row("longest time without a write", millis(measured.writeGap()))
                + Html.row("longest time without a read", millis(measured.readGap()))
                + Html.row("a write takes", latency(measured.writes()))
                + Html.row("a read takes", latency(measured.reads()))
                + Html.row("the generator was late by", latency(measured.lateness()));
    }

    private String began() {
        Instant begin = report.measurements().begin().truncatedTo(ChronoUnit.SECONDS);
        return Html.row("began", begin.toString());
    }

    private static String seconds(long millis) {
        return decimal("%.3f s", millis / MILLIS);
    }

    private static String decimal(String form, double value) {
        return String.format(Locale.ROOT, form, value);
    }

    private static String latency(Latency latency) {
        if (latency.count() == 0) {
            return "none was asked for";
        }
        return String.format(
                Locale.ROOT,
                "median %.1f ms, 99 of 100 within %.1f ms, slowest %.1f ms",
                latency.p50(),
                latency.p99(),
                latency.max());
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }

    private String growth() {
        return report.growth().entrySet().stream()
                .map(entry -> growth(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String growth(String what, Growth growth) {
        return Html.row(
                what, number(growth.early()), number(growth.highest()), number(growth.late()));
    }

    private String timeline() {
        Instant begin = report.measurements().begin();
        StringBuilder rows = new StringBuilder();
        for (Timeline.Event event : report.events()) {
            double at = seconds(begin, event.at());
            rows.append(Html.row(String.format(Locale.ROOT, "%.3f s", at), event.what()));
        }
        return rows.toString();
    }

    private static String pairs(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> Html.row(pair.getKey(), pair.getValue()))
                .collect(Collectors.joining());
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS;
    }
}
