package dev.holdfast.infra.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What was found, for machines and for people.
record VerifyReport(List<Check.Result> results) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// Nothing asked is nothing shown.
    boolean inSync() {
        return !results.isEmpty()
                && results.stream().allMatch(each -> each.answer() instanceof Answer.InSync);
    }

    String json() throws JsonProcessingException {
        ObjectNode node = JSON.createObjectNode().put("inSync", inSync());
        ArrayNode checks = node.putArray("checks");
        results.forEach(each ->
                checks.addObject()
                        .put("area", each.check().area())
                        .put("subject", each.check().subject())
                        .put("state", state(each.answer()))
                        .put("detail", each.answer().detail()));
        return JSON.writeValueAsString(node);
    }

    String text() {
        int subjects =
                results.stream().mapToInt(each -> each.check().subject().length()).max().orElse(0);
        String row = "  %-12s  %-10s  %-" + Math.max(1, subjects) + "s  %s%n";
        StringBuilder text = new StringBuilder();
        text.append(row.formatted("", "AREA", "SUBJECT", "FOUND"));
        for (Check.Result each : results) {
            text.append(
                    row.formatted(
                            state(each.answer()),
                            each.check().area(),
                            each.check().subject(),
                            each.answer().detail()));
        }
        return text.append('\n').append(verdict()).toString();
    }

    private String verdict() {
        long open =
                results.stream().filter(each -> !(each.answer() instanceof Answer.InSync)).count();
        if (results.isEmpty()) {
            return "NOT VERIFIED: there is nothing to ask about.";
        }
        return open == 0
                ? "IN SYNC: %d checks".formatted(results.size())
                : "NOT IN SYNC: %d of %d checks".formatted(open, results.size());
    }

    private static String state(Answer answer) {
        return switch (answer) {
            case Answer.InSync _ -> "in sync";
            case Answer.OutOfSync _ -> "OUT OF SYNC";
            case Answer.Unknown _ -> "UNKNOWN";
        };
    }
}
