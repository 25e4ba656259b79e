package dev.holdfast.infra.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// A state machine's definition, be it from a template or from a file.
///
/// @param name says whether it is `order`, `failover` or `failback`
/// @param region where it runs
record Workflow(String name, String region, JsonNode definition) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The state machines of a stack, with everything filled in that is known before deploying.
    static List<Workflow> in(Stack stack) {
        List<Workflow> found = new ArrayList<>();
        stack.resources()
                .forEach((id, resource) -> {
                    if ("AWS::StepFunctions::StateMachine".equals(resource.path("Type").asText())) {
                        found.add(of(resource.path("Properties"), id, stack));
                    }
                });
        return found;
    }

    private static Workflow of(JsonNode properties, String id, Stack stack) {
        String name =
                properties.has("StateMachineName")
                        ? Texts.of(properties.get("StateMachineName"), stack.region())
                        : id;
        if (properties.has("Definition")) {
            return new Workflow(name, stack.region(), properties.get("Definition"));
        }
        String text = Texts.of(properties.path("DefinitionString"), stack.region());
        for (var each : properties.path("DefinitionSubstitutions").properties()) {
            String value = Texts.of(each.getValue(), stack.region());
            text = text.replace("${" + each.getKey() + "}", value);
        }
        return parse(name, stack.region(), text);
    }

    /// @throws IllegalArgumentException if it is no JSON: nobody could look into it
    static Workflow parse(String name, String region, String text) {
        try {
            return new Workflow(name, region, JSON.readTree(text));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(name + " cannot be read: " + text, broken);
        }
    }

    /// Whether it is on the way from one region to the other.
    boolean movesRegions() {
        return name.matches("(?i).*fail-?(over|back).*");
    }

    /// Every state, however deep in branches and iterators, with its name.
    void eachState(BiConsumer<String, JsonNode> seen) {
        eachState(definition, seen);
    }

    private static void eachState(JsonNode machine, BiConsumer<String, JsonNode> seen) {
        for (var state : machine.path("States").properties()) {
            seen.accept(state.getKey(), state.getValue());
            state.getValue().path("Branches").forEach(branch -> eachState(branch, seen));
            for (String inner : List.of("Iterator", "ItemProcessor")) {
                eachState(state.getValue().path(inner), seen);
            }
        }
    }

    /// What an SDK or optimised integration calls, as `rds:failoverGlobalCluster`.
    static Optional<String> actionOf(String resource) {
        String[] parts = resource.split("[:.]");
        if (parts.length < 7 || !parts[2].equals("states")) {
            return Optional.empty();
        }
        boolean sdk = parts[5].equals("aws-sdk") && parts.length > 7;
        return Optional.of(sdk ? parts[6] + ":" + parts[7] : parts[5] + ":" + parts[6]);
    }
}
