package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// A state machine of the folder workflows, as it is written.
final class Definition {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// Tasks that are not on the way from the first state to a good end.
    static final Set<String> ASIDE = Set.of("CompensateOrder", "FindClaim");

    private Definition() {}

    static Map<String, JsonNode> tasks(String workflow) {
        Map<String, JsonNode> tasks = new HashMap<>();
        states(workflow).properties().stream()
                .filter(state -> state.getValue().path("Type").asText().equals("Task"))
                .forEach(state -> tasks.put(state.getKey(), state.getValue()));
        return tasks;
    }

    private static JsonNode states(String workflow) {
        try {
            return JSON.readTree(Workflow.FOLDER.resolve(workflow + ".asl.json").toFile())
                    .path("States");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// The kinds of failures after which a task is repeated.
    static List<String> kinds(JsonNode task) {
        List<String> kinds = new ArrayList<>();
        task.path("Retry").path(0).path("ErrorEquals").forEach(kind -> kinds.add(kind.asText()));
        return kinds;
    }

    static int mostRepeats(JsonNode task) {
        return task.path("Retry").path(0).path("MaxAttempts").asInt();
    }

    /// Failures that a task survives: as many as are allowed, and all kinds of them, where so many
    /// are allowed.
    static List<String> survivable(JsonNode task) {
        List<String> kinds = kinds(task);
        return Stream.iterate(0, i -> i + 1)
                .limit(mostRepeats(task))
                .map(i -> kinds.get(i % kinds.size()))
                .toList();
    }
}
