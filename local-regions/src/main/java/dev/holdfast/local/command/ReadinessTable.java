package dev.holdfast.local.command;

import com.fasterxml.jackson.databind.JsonNode;

/// What each region's validator found, for people.
final class ReadinessTable {
    private static final String FORM = "  %-21s %-12s %s%n";
    private static final String ADVICE = "  %-21s %-12s -> %s%n";

    private ReadinessTable() {}

    static String of(JsonNode readiness) {
        StringBuilder text = new StringBuilder();
        readiness
                .path("regions")
                .properties()
                .forEach(region -> add(text, region.getKey(), region.getValue()));
        return text.toString();
    }

    private static void add(StringBuilder text, String name, JsonNode region) {
        boolean answers = region.path("answers").asBoolean();
        String verdict = region.path(answers ? "verdict" : "problem").asText();
        text.append("%s: %s%n".formatted(name, verdict));
        for (JsonNode check : region.path("checks")) {
            text.append(
                    FORM.formatted(
                            check.path("check").asText(),
                            check.path("result").asText(),
                            check.path("evidence").asText()));
            if (check.hasNonNull("advice")) {
                text.append(ADVICE.formatted("", "", check.path("advice").asText()));
            }
        }
    }
}
