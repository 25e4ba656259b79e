package dev.holdfast.infra.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// The page about costs: profiles side by side.
final class CostDocument {
    private static final String HEAD =
            """
            # What it costs

            An estimate for a month, by profile, from the synthesised templates. This page is written by
            `./holdfast synth --docs`; a test fails when it is out of date.

            %s

            **For being there** is what the templates create and what is paid whether anybody calls or
            not. **Under load** assumes %s, with the quantities below. It is the order of magnitude that
            matters: put your own figures into the AWS Pricing Calculator before you make a budget.

            """;

    private static final String TAIL =
            """

            ## Where it can be cheaper

            - Interface endpoints take the place of NAT gateways: nothing in the networks has a way out.
              They are most of what stands there in the small profiles. A region that needs fewer AWS services needs
              fewer of them.
            - `active-passive` pays for half a capacity unit of Aurora in each region; a provisioned
              standby costs as much as the writer.
            - Customer-managed keys cost little to keep, and more by the request: S3 bucket keys are on.
            - Reserved instances and Savings Plans are not in here; both suit what runs all month.

            ## What is not in here

            Support plans, taxes, data transfer to the internet, GuardDuty and AWS Config (created only where
            you ask for them), X-Ray traces, retries, and the requests of KMS.
            """;

    private CostDocument() {}

    /// @param assemblies one for each profile
    static String of(List<CloudAssembly> assemblies) {
        Prices prices = Prices.published();
        Map<String, CostEstimate> estimates = new TreeMap<>();
        assemblies.forEach(each -> estimates.put(each.profile(), CostEstimate.of(each, prices)));
        StringBuilder text = new StringBuilder(HEAD.formatted(prices.source(), prices.load()));
        text.append("## In all\n\n");
        head(text, estimates.keySet(), "US dollars a month");
        row(text, "for being there", estimates, CostEstimate::standingUsd);
        row(text, "under load", estimates, CostEstimate::usageUsd);
        row(text, "**sum**", estimates, each -> each.standingUsd() + each.usageUsd());
        text.append("\n## For being there\n\n");
        head(text, estimates.keySet(), "US dollars a month");
        keys(estimates)
                .forEach(key -> row(text, "`" + key + "`", estimates, each -> usd(each, key)));
        usage(text, estimates);
        return text.append(TAIL).toString();
    }

    private static void usage(StringBuilder text, Map<String, CostEstimate> estimates) {
        text.append("\n## Under load\n\n| | quantity | of | US dollars a month | because |\n");
        text.append("|---|---:|---|---:|---|\n");
        estimates.values().stream()
                .findFirst()
                .ifPresent(first ->
                        first.usage()
                                .forEach(line ->
                                        text.append(
                                                String.format(
                                                        Locale.ROOT,
                                                        "| `%s` | %,.0f | %s | %,.2f | %s |%n",
                                                        line.price(),
                                                        line.quantity(),
                                                        line.unit(),
                                                        line.usd(),
                                                        line.because()))));
    }

    private static Set<String> keys(Map<String, CostEstimate> estimates) {
        Set<String> keys = new TreeSet<>();
        estimates.values().forEach(each -> each.standing().forEach(line -> keys.add(line.price())));
        return keys;
    }

    private static double usd(CostEstimate estimate, String key) {
        return estimate.standing().stream()
                .filter(line -> line.price().equals(key))
                .mapToDouble(CostEstimate.Line::usd)
                .sum();
    }

    private static void head(StringBuilder text, Set<String> profiles, String what) {
        text.append("| ").append(what).append(" |");
        profiles.forEach(each -> text.append(" `").append(each).append("` |"));
        text.append("\n|---|").append("---:|".repeat(profiles.size())).append('\n');
    }

    private static void row(
            StringBuilder text,
            String name,
            Map<String, CostEstimate> estimates,
            Function<CostEstimate, Double> figure) {
        text.append("| ").append(name).append(" |");
        estimates
                .values()
                .forEach(each ->
                        text.append(String.format(Locale.ROOT, " %,.2f |", figure.apply(each))));
        text.append('\n');
    }
}
