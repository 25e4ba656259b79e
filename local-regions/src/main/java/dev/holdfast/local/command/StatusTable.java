package dev.holdfast.local.command;

import com.fasterxml.jackson.databind.JsonNode;

/// The same status for people.
final class StatusTable {
    private static final String FORM = "%-11s %-12s %6s  %-16s %-9s %-9s %s%n";

    private StatusTable() {}

    static String of(JsonNode status) {
        StringBuilder text = new StringBuilder();
        text.append(
                FORM.formatted(
                        "REGION",
                        "ROLE",
                        "EPOCH",
                        "JOURNAL POSITION",
                        "LAG",
                        "ROUTING",
                        "SERVICE"));
        status.path("regions")
                .properties()
                .forEach(region -> text.append(line(region.getKey(), region.getValue())));
        JsonNode dns = status.path("dns");
        text.append(
                "%n%s is %s (asked at %s)"
                        .formatted(
                                dns.path("name").asText(),
                                dns.path("answer").asText(),
                                dns.path("server").asText()));
        return text.toString();
    }

    private static String line(String name, JsonNode region) {
        boolean answers = region.path("answers").asBoolean();
        return FORM.formatted(
                name,
                answers ? region.path("role").asText("?") : region.path("problem").asText(),
                region.path("epoch").asText("-"),
                position(region.path("journalPosition")),
                lag(region.path("replicationLagMillis")),
                region.path("routing").asBoolean() ? "yes" : "no",
                region.path("service").asText());
    }

    private static String position(JsonNode position) {
        return position.isMissingNode()
                ? "-"
                : position.path("epoch").asText() + "/" + position.path("sequence").asText();
    }

    private static String lag(JsonNode lag) {
        return lag.isMissingNode() ? "-" : lag.asLong() + " ms";
    }
}
