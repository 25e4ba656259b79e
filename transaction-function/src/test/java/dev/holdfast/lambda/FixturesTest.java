package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the workflows send to the function, and what they take from its answers.
class FixturesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANSWER = "$.Payload.";

    private static JsonNode file(String name) throws IOException {
        return JSON.readTree(Workflow.FOLDER.resolve(name).toFile());
    }

    private static Map<String, JsonNode> tasks(String workflow) throws IOException {
        Map<String, JsonNode> tasks = new TreeMap<>();
        file(workflow + ".asl.json")
                .path("States")
                .properties()
                .forEach(state -> {
                    if (state.getValue().path("Type").asText().equals("Task")) {
                        tasks.put(state.getKey(), state.getValue());
                    }
                });
        return tasks;
    }

    private static Set<String> members(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(name -> names.add(name.replace(".$", "")));
        names.remove("planned");
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "failover", "failback"})
    void every_task_sends_what_its_fixture_has_and_the_entry_takes_it(String workflow)
            throws IOException {
        ReadInput reader = new ReadInput(JSON);
        for (Map.Entry<String, JsonNode> task : tasks(workflow).entrySet()) {
            JsonNode input = file("fixtures/" + task.getKey() + ".input.json");

            assertThat(members(task.getValue().at("/Parameters/Payload")))
                    .as(task.getKey())
                    .isEqualTo(members(input));
            assertThat(input.path("step").asText()).isEqualTo(task.getKey());
            assertThat(reader.read(JSON.writeValueAsBytes(input)))
                    .isInstanceOfAny(OrderStep.class, TakeoverStep.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "failover", "failback"})
    void every_task_takes_only_what_the_answer_has(String workflow) throws IOException {
        for (Map.Entry<String, JsonNode> task : tasks(workflow).entrySet()) {
            JsonNode output = file("fixtures/" + task.getKey() + ".output.json");

            assertThat(taken(task.getValue())).as(task.getKey()).allMatch(output::has);
        }
    }

    private static List<String> taken(JsonNode task) {
        List<String> paths = new ArrayList<>();
        task.path("ResultSelector")
                .forEach(value -> {
                    if (value.asText().startsWith(ANSWER)) {
                        paths.add(value.asText().substring(ANSWER.length()));
                    }
                });
        return paths;
    }
}
