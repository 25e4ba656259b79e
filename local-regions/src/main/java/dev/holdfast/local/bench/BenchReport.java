package dev.holdfast.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The figures of all contenders of one run, and the ratios that say whether the objectives are
/// met.
///
/// @param conditions what a reader must know to judge the figures
record BenchReport(String conditions, List<Measured> figures) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// A ratio and what it is to reach.
    record Ratio(String name, double value, double objective) {
        boolean reached() {
            return value >= objective;
        }
    }

    /// Those of what was measured.
    List<Ratio> ratios() {
        return Stream.of(
                        new Ratio("c / b, uniform", ratio("c", "b", Skew.UNIFORM), 0.6),
                        new Ratio("e / a, uniform", ratio("e", "a", Skew.UNIFORM), 2),
                        new Ratio("e / a, hot", ratio("e", "a", Skew.HOT), 20),
                        new Ratio("d / a, uniform", ratio("d", "a", Skew.UNIFORM), 1),
                        new Ratio(
                                "c hot / c uniform",
                                rate("c", Skew.HOT) / rate("c", Skew.UNIFORM),
                                1))
                .filter(ratio -> Double.isFinite(ratio.value()))
                .toList();
    }

    private double ratio(String one, String other, Skew skew) {
        return rate(one, skew) / rate(other, skew);
    }

    private double rate(String letter, Skew skew) {
        return figures.stream()
                .filter(measured ->
                        measured.contender().startsWith(letter) && measured.skew() == skew)
                .mapToDouble(Measured::transfersPerSecond)
                .findFirst()
                .orElse(Double.NaN);
    }

    String json() throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("conditions", conditions);
        ArrayNode rows = node.putArray("figures");
        figures.forEach(measured ->
                rows.addObject()
                        .put("contender", measured.contender())
                        .put("accounts", measured.skew().name().toLowerCase(Locale.ROOT))
                        .put("transfersPerSecond", Math.round(measured.transfersPerSecond()))
                        .put("p50Micros", micros(measured.p50()))
                        .put("p99Micros", micros(measured.p99()))
                        .put("cpuMicrosPerTransfer", measured.cpuMicros())
                        .put("failures", measured.failures()));
        ArrayNode ratios = node.putArray("ratios");
        ratios().forEach(ratio ->
                ratios.addObject()
                        .put("ratio", ratio.name())
                        .put("value", ratio.value())
                        .put("objective", ratio.objective())
                        .put("reached", ratio.reached()));
        return JSON.writeValueAsString(node);
    }

    private static long micros(Duration time) {
        return time.toNanos() / 1_000;
    }

    String text() {
        StringBuilder text = new StringBuilder(conditions).append("\n\n");
        text.append(
                String.format(
                        "%-44s %-8s %12s %10s %10s %12s%n",
                        "way into the ledger",
                        "accounts",
                        "transfers/s",
                        "p50 ms",
                        "p99 ms",
                        "CPU us each"));
        for (Measured row : figures) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%-44s %-8s %12.0f %10.2f %10.2f %12.1f%s%n",
                            row.contender(),
                            row.skew().name().toLowerCase(Locale.ROOT),
                            row.transfersPerSecond(),
                            micros(row.p50()) / 1000.0,
                            micros(row.p99()) / 1000.0,
                            row.cpuMicros(),
                            row.failures() == 0 ? "" : "  failures: " + row.failures()));
        }
        text.append('\n');
        for (Ratio ratio : ratios()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-20s %7.2f   to reach %5.2f   %s%n",
                            ratio.name(),
                            ratio.value(),
                            ratio.objective(),
                            ratio.reached() ? "reached" : "NOT REACHED"));
        }
        return text.toString();
    }
}
