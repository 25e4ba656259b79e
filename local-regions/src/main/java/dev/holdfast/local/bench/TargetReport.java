package dev.holdfast.local.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.service.Packaging;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// All forms of the service in one table, and whether they reach what they are to reach.
///
/// @param conditions what a reader must know to judge the figures
/// @param targets one for each packaging
record TargetReport(String conditions, List<Target> targets) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final double MEGABYTE = 1e6;

    /// A figure and the bound that it is to keep: from above or from below.
    record Objective(String name, double value, double bound, boolean atMost) {
        boolean reached() {
            return atMost ? value <= bound : value >= bound;
        }
    }

    List<Objective> objectives() {
        Target jvm = target(Packaging.JVM);
        Target cached = target(Packaging.JVM_WITH_AOT_CACHE);
        Target compiled = target(Packaging.NATIVE);
        return List.of(
                new Objective("native: first answer, ms", millis(compiled.firstAnswer()), 80, true),
                new Objective(
                        "native: resident idle, MB",
                        compiled.memory().idle() / MEGABYTE,
                        100,
                        true),
                new Objective(
                        "native / JVM: transfers a second", rate(compiled) / rate(jvm), 0.6, false),
                new Objective(
                        "AOT cache / JVM: first answer",
                        millis(cached.firstAnswer()) / millis(jvm.firstAnswer()),
                        0.6,
                        true));
    }

    private Target target(Packaging packaging) {
        return targets.stream()
                .filter(each -> each.packaging() == packaging)
                .findFirst()
                .orElseThrow();
    }

    private static double rate(Target target) {
        return target.load().transfersPerSecond();
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    String json() throws IOException {
        ObjectNode node = JSON.createObjectNode();
        node.put("conditions", conditions);
        ArrayNode rows = node.putArray("targets");
        targets.forEach(target ->
                rows.addObject()
                        .put("target", target.packaging().title())
                        .put("firstAnswerMillis", millis(target.firstAnswer()))
                        .put("firstTransactionMillis", millis(target.firstTransaction()))
                        .put("idleBytes", target.memory().idle())
                        .put("loadedBytes", target.memory().loaded())
                        .put("artefactBytes", target.memory().artefact())
                        .put("transfersPerSecond", Math.round(rate(target)))
                        .put("p99Millis", millis(target.load().p99()))
                        .put("failures", target.load().failures()));
        ArrayNode bounds = node.putArray("objectives");
        objectives()
                .forEach(objective ->
                        bounds.addObject()
                                .put("objective", objective.name())
                                .put("value", objective.value())
                                .put(objective.atMost() ? "atMost" : "atLeast", objective.bound())
                                .put("reached", objective.reached()));
        return JSON.writeValueAsString(node);
    }

    String text() {
        StringBuilder text = new StringBuilder(conditions).append("\n\n");
        text.append(
                "%-20s %11s %11s %9s %9s %9s %12s %8s%n"
                        .formatted(
                                "target",
                                "answer ms",
                                "transfer ms",
                                "idle MB",
                                "loaded MB",
                                "size MB",
                                "transfers/s",
                                "p99 ms"));
        targets.forEach(target -> text.append(row(target)));
        text.append('\n');
        for (Objective objective : objectives()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  %-34s %8.2f   to be %s %6.2f   %s%n",
                            objective.name(),
                            objective.value(),
                            objective.atMost() ? "at most" : "at least",
                            objective.bound(),
                            objective.reached() ? "reached" : "NOT REACHED"));
        }
        return text.toString();
    }

    private static String row(Target target) {
        return String.format(
                Locale.ROOT,
                "%-20s %11.0f %11.0f %9.0f %9.0f %9.0f %12.0f %8.1f%s%n",
                target.packaging().title(),
                millis(target.firstAnswer()),
                millis(target.firstTransaction()),
                target.memory().idle() / MEGABYTE,
                target.memory().loaded() / MEGABYTE,
                target.memory().artefact() / MEGABYTE,
                rate(target),
                millis(target.load().p99()),
                target.load().failures() == 0 ? "" : "  failures: " + target.load().failures());
    }
}
