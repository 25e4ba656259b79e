package dev.holdfast.infra.report;

import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a deployment costs in a month: what stands there, and what an assumed load uses.
///
/// @param standing for being there
/// @param usage under the load that `prices.json` assumes
record CostEstimate(List<Line> standing, List<Line> usage) {

    /// @param price the key of the price
    /// @param unit what the quantity counts
    /// @param usd in a month
    /// @param because why so much; empty for what stands there
    record Line(String price, double quantity, String unit, double usd, String because) {}

    static CostEstimate of(CloudAssembly assembly, Prices prices) {
        Map<String, Double> quantities = new TreeMap<>();
        StandingCosts costs = new StandingCosts(prices);
        for (Stack stack : assembly.stacks()) {
            costs.of(stack)
                    .forEach(item -> quantities.merge(item.price(), item.quantity(), Double::sum));
        }
        List<Line> standing =
                quantities.entrySet().stream()
                        .map(each -> line(prices, each.getKey(), each.getValue(), ""))
                        .toList();
        Set<String> types =
                assembly.stacks().stream()
                        .flatMap(stack -> stack.resources().values().stream())
                        .map(each -> each.path("Type").asText())
                        .collect(Collectors.toSet());
        List<Line> usage =
                prices.usage().stream()
                        .filter(each -> types.contains(each.of()))
                        .map(each -> line(prices, each.price(), each.quantity(), each.because()))
                        .toList();
        return new CostEstimate(standing, usage);
    }

    private static Line line(Prices prices, String price, double quantity, String because) {
        return new Line(price, quantity, prices.unit(price), quantity * prices.of(price), because);
    }

    double standingUsd() {
        return standing.stream().mapToDouble(Line::usd).sum();
    }

    double usageUsd() {
        return usage.stream().mapToDouble(Line::usd).sum();
    }
}
