package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// I9: three workflows, defined once.
class WorkflowsTest {

    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", "."), "..", "workflows");

    @ForEachProfile
    void i9_both_regions_have_the_same_definitions_with_functions_of_their_own(Profile profile) {
        List<JsonNode> here = machines(profile, Role.PRIMARY);
        List<JsonNode> there = machines(profile, Role.SECONDARY);

        assertThat(here).hasSize(3);
        assertThat(definitions(here)).isEqualTo(definitions(there));
        assertThat(here)
                .allMatch(machine ->
                        machine.path("DefinitionSubstitutions")
                                .toString()
                                .contains("holdfast-functions-primary-dev:"));
        assertThat(there)
                .allMatch(machine ->
                        machine.path("DefinitionSubstitutions")
                                .toString()
                                .contains("holdfast-functions-secondary-dev:"));
    }

    @ForEachProfile
    void i9_executions_are_logged_without_their_data_and_traced(Profile profile) {
        for (JsonNode machine : machines(profile, Role.SECONDARY)) {
            assertThat(machine.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
            assertThat(machine.at("/LoggingConfiguration/IncludeExecutionData").asBoolean(true))
                    .isFalse();
            assertThat(machine.at("/TracingConfiguration/Enabled").asBoolean()).isTrue();
        }
    }

    @Test
    void i9_the_states_of_a_failover_are_the_steps_of_a_takeover() throws IOException {
        assertThat(path(definition("failover")))
                .containsExactly(
                        "AssessRegion",
                        "ClaimReign",
                        "SealJournal",
                        "PromoteDatabase",
                        "CloseDatabase",
                        "UndoOutbox",
                        "ReplayJournal",
                        "OpenRegion",
                        "VerifyRegion",
                        "RegionVerified");
    }

    @Test
    void i9_every_task_has_a_time_limit_a_bounded_retry_and_a_way_out() throws IOException {
        for (String name : List.of("order", "failover", "failback")) {
            for (JsonNode state : definition(name).path("States")) {
                if (state.path("Type").asText().equals("Task")) {
                    assertThat(state.path("TimeoutSeconds").asInt()).isPositive();
                    assertThat(state.at("/Retry/0/MaxAttempts").asInt()).isBetween(1, 60);
                    assertThat(state.at("/Retry/0/JitterStrategy").asText()).isEqualTo("FULL");
                    JsonNode catches = state.path("Catch");
                    assertThat(catches.path(catches.size() - 1).at("/ErrorEquals/0").asText())
                            .isEqualTo("States.ALL");
                }
            }
        }
    }

    @Test
    void i9_a_workflow_may_invoke_its_own_function_and_no_other() {
        JsonNode template =
                Synthesised.profile(Profile.STANDARD).template("workflows", Role.PRIMARY);
        List<String> invoked = new ArrayList<>();
        for (JsonNode policy : Resources.of(template, "AWS::IAM::Policy")) {
            for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
                if (statement.path("Action").asText().equals("lambda:InvokeFunction")) {
                    invoked.add(statement.path("Resource").toString());
                }
            }
        }

        assertThat(invoked).hasSize(3);
        assertThat(Set.copyOf(invoked)).hasSize(3);
        assertThat(invoked).noneMatch(resource -> resource.contains("*"));
    }

    private static List<String> path(JsonNode definition) {
        List<String> path = new ArrayList<>();
        String state = definition.path("StartAt").asText();
        while (!state.isEmpty()) {
            path.add(state);
            state = definition.path("States").path(state).path("Next").asText();
        }
        return path;
    }

    private static JsonNode definition(String name) throws IOException {
        return new ObjectMapper().readTree(FOLDER.resolve(name + ".asl.json").toFile());
    }

    private static List<String> definitions(List<JsonNode> machines) {
        return machines.stream().map(machine -> machine.path("DefinitionString").asText()).toList();
    }

    private static List<JsonNode> machines(Profile profile, Role role) {
        return Resources.of(Synthesised.profile(profile).template("workflows", role), MACHINE);
    }
}
