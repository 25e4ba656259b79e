package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Executes a state machine of the folder workflows against a running function.
///
/// @param definition the name of the state machine
/// @param execution the name of the execution
/// @param function where its tasks are done
/// @param plan what happens on the way; see execute.mjs
record Workflow(String definition, String execution, URI function, Map<String, Object> plan) {

    static final Path FOLDER = Path.of("..", "workflows").toAbsolutePath().normalize();

    private static final ObjectMapper JSON = new ObjectMapper();

    /// How an execution went.
    ///
    /// @param tasks the tasks that were called, in order
    /// @param last the state that it ended in
    record Ended(String status, String error, List<String> tasks, String last) {}

    /// A call of a state that the workflow hears this error of.
    static Map<String, List<Map<String, Object>>> failing(
            String state, String error, boolean invoked) {
        return Map.of(state, List.of(Map.of("error", error, "invoked", invoked)));
    }

    /// Calls of these states come to errors, each list in its order.
    ///
    /// @param invoked whether the function did its work, and nobody heard of it
    static Map<String, Object> failures(Map<String, List<String>> errors, boolean invoked) {
        Map<String, Object> failures = new HashMap<>();
        errors.forEach((state, each) ->
                failures.put(
                        state,
                        each.stream()
                                .map(error -> Map.of("error", error, "invoked", invoked))
                                .toList()));
        return failures;
    }

    Ended run(Object input) {
        Map<String, Object> asked = new HashMap<>(plan);
        asked.put("definition", definition);
        asked.put("execution", execution);
        asked.put("function", function.toString());
        asked.put("input", input);
        try {
            return ended(JSON.readTree(node(JSON.writeValueAsString(asked), "execute.mjs")));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Ended ended(JsonNode told) {
        List<String> tasks = new ArrayList<>();
        told.path("states").forEach(state -> tasks.add(state.asText()));
        return new Ended(
                told.path("status").asText(),
                told.path("error").asText(),
                tasks,
                told.path("last").asText());
    }

    /// What the program says on its standard output.
    static String node(String input, String... program) {
        List<String> command = new ArrayList<>();
        command.add(FOLDER.resolve("node_modules/.bin/node").toString());
        command.addAll(List.of(program));
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(FOLDER.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            process.outputWriter().append(input).close();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
