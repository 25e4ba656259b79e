package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What was synthesised, for machines and for people: stacks, resources by type, costs.
final class SynthReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloudAssembly assembly;
    private final Prices prices;
    private final CostEstimate costs;

    SynthReport(CloudAssembly assembly, Prices prices) {
        this.assembly = assembly;
        this.prices = prices;
        this.costs = CostEstimate.of(assembly, prices);
    }

    /// How many resources of each type there are in each region.
    Map<String, Map<String, Integer>> types() {
        Map<String, Map<String, Integer>> types = new TreeMap<>();
        for (Stack stack : assembly.stacks()) {
            stack.resources()
                    .values()
                    .forEach(each ->
                            types.computeIfAbsent(each.path("Type").asText(), _ -> new TreeMap<>())
                                    .merge(stack.region(), 1, Integer::sum));
        }
        return types;
    }

    JsonNode json() {
        ObjectNode node = JSON.createObjectNode().put("profile", assembly.profile());
        ArrayNode stacks = node.putArray("stacks");
        List<List<String>> waves = DeployOrder.of(assembly);
        for (Stack stack : assembly.stacks()) {
            stacks.addObject()
                    .put("name", stack.name())
                    .put("region", stack.region())
                    .put("wave", wave(waves, stack))
                    .put("resources", stack.resources().size());
        }
        node.set("resourcesByType", JSON.valueToTree(types()));
        ObjectNode cost = node.putObject("monthlyCostUsd");
        cost.put("standing", rounded(costs.standingUsd())).put("usage", rounded(costs.usageUsd()));
        cost.put("load", prices.load()).put("source", prices.source());
        return node;
    }

    private static double rounded(double usd) {
        return Math.round(usd * 100) / 100.0;
    }

    private static int wave(List<List<String>> waves, Stack stack) {
        for (int i = 0; i < waves.size(); i++) {
            if (waves.get(i).contains(stack.name())) {
                return i + 1;
            }
        }
        throw new IllegalStateException(stack + " is in no wave.");
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("  PROFILE ").append(assembly.profile()).append("\n\n");
        stacks(text);
        resources(text);
        costs(text);
        return text.toString();
    }

    private void stacks(StringBuilder text) {
        String form = "  %4s  %-44s  %-14s  %9s%n";
        text.append(form.formatted("WAVE", "STACK", "REGION", "RESOURCES"));
        List<List<String>> waves = DeployOrder.of(assembly);
        int resources = 0;
        for (List<String> names : waves) {
            for (Stack stack : assembly.stacks()) {
                if (names.contains(stack.name())) {
                    int count = stack.resources().size();
                    resources += count;
                    text.append(
                            form.formatted(
                                    wave(waves, stack), stack.name(), stack.region(), count));
                }
            }
        }
        text.append(
                "%n  %d stacks with %d resources, deployed in %d waves%n%n"
                        .formatted(assembly.stacks().size(), resources, waves.size()));
    }

    private void resources(StringBuilder text) {
        List<String> regions =
                assembly.stacks().stream().map(Stack::region).distinct().sorted().toList();
        text.append("  %-48s".formatted("RESOURCES BY TYPE"));
        regions.forEach(each -> text.append("  %12s".formatted(each)));
        text.append('\n');
        types().forEach((type, counts) -> {
            text.append("  %-48s".formatted(type));
            regions.forEach(each -> text.append("  %12d".formatted(counts.getOrDefault(each, 0))));
            text.append('\n');
        });
        text.append('\n');
    }

    private void costs(StringBuilder text) {
        text.append("  ESTIMATED COST OF A MONTH, in US dollars\n\n");
        costs.standing().forEach(each -> cost(text, each, each.unit()));
        total(text, costs.standingUsd(), "for being there");
        costs.usage().forEach(each -> cost(text, each, each.unit() + ": " + each.because()));
        total(text, costs.usageUsd(), "under " + prices.load());
        total(text, costs.standingUsd() + costs.usageUsd(), "in all");
        text.append("  ").append(prices.source()).append('\n');
    }

    private static void cost(StringBuilder text, CostEstimate.Line line, String why) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %10.2f  %-24s %,12.1f  %s%n",
                        line.usd(),
                        line.price(),
                        line.quantity(),
                        why));
    }

    private static void total(StringBuilder text, double usd, String what) {
        text.append(String.format(Locale.ROOT, "  %10.2f  %s%n%n", usd, what));
    }
}
