package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each process may do what the classes that it runs ask AWS for, and nothing else. Which process
/// runs which classes, and what is otherwise and why, says `rights.json` beside this class.
class RightsTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", "."), "..");
    private static final SdkCalls SERVICE =
            SdkCalls.in(REPOSITORY.resolve("transaction-service/src/main/java/dev/holdfast/aws"));
    private static final SdkCalls VERIFY =
            SdkCalls.in(REPOSITORY.resolve("infra-cdk/src/main/java/dev/holdfast/infra/verify"));

    /// What AWS does in the role of every process.
    private static final Map<String, String> EVERYBODY =
            Map.of(
                    "xray:PutTraceSegments", "Lambda traces",
                    "xray:PutTelemetryRecords", "Lambda traces",
                    "sqs:SendMessage", "Lambda keeps what could not be done",
                    "kms:Decrypt", "what is stored under a key of one's own",
                    "kms:Encrypt", "secure parameters under a key of one's own",
                    "kms:GenerateDataKey", "what is stored under a key of one's own");

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void each_process_may_do_what_it_does_and_nothing_else(Profile profile) throws IOException {
        List<String> complaints = new ArrayList<>();
        for (JsonNode process : processes()) {
            Set<String> needed = needed(process);
            String role = process.path("role").asText();
            for (Set<String> granted : granted(profile, role)) {
                missing(needed, granted)
                        .forEach(action -> complaints.add(role + " needs " + action));
                missing(granted, needed).stream()
                        .filter(action -> !process.path("besides").has(action))
                        .filter(action -> !EVERYBODY.containsKey(action))
                        .forEach(action -> complaints.add(role + " does not need " + action));
                missing(besides(process), granted)
                        .forEach(action -> complaints.add(role + " may not " + action + " at all"));
            }
        }

        assertThat(complaints).isEmpty();
    }

    @Test
    void every_class_that_asks_aws_is_run_by_a_process_and_every_exception_is_one()
            throws IOException {
        Map<String, Set<String>> actions = SERVICE.actions();
        Set<String> run = new TreeSet<>();
        for (JsonNode process : processes()) {
            Set<String> asked = new TreeSet<>();
            process.path("runs")
                    .forEach(name -> {
                        run.add(name.asText());
                        asked.addAll(actions.getOrDefault(name.asText(), Set.of()));
                    });

            assertThat(missing(names(process.path("without")), asked)).isEmpty();
            assertThat(besides(process)).noneMatch(asked::contains);
        }

        assertThat(actions.keySet()).containsExactlyInAnyOrderElementsOf(run);
    }

    @Test
    void the_calls_of_a_client_are_found_directly_and_through_its_holder() {
        assertThat(SERVICE.actions())
                .containsEntry("SqsOrders", Set.of("sqs:ReceiveMessage", "sqs:DeleteMessage"))
                .containsEntry(
                        "DynamoSessions",
                        Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem"))
                .containsEntry("EventBridgeSink", Set.of("events:PutEvents"))
                .containsEntry(
                        "RdsCluster",
                        Set.of("rds:DescribeDBClusters", "rds:DescribeDBClusterParameters"));
    }

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void whoever_looks_may_ask_what_verify_asks_and_nothing_else(Profile profile) {
        Set<String> asked = VERIFY.all();

        assertThat(asked).hasSizeGreaterThan(8);
        for (Set<String> granted : granted(profile, "holdfast-observer")) {
            granted.remove("kms:Decrypt");
            assertThat(granted).isEqualTo(asked);
        }
    }

    private static Set<String> needed(JsonNode process) {
        Set<String> needed = new TreeSet<>();
        process.path("runs")
                .forEach(name ->
                        needed.addAll(
                                Objects.requireNonNull(SERVICE.actions().get(name.asText()))));
        needed.removeAll(names(process.path("without")));
        return needed;
    }

    private static Set<String> besides(JsonNode process) {
        return names(process.path("besides"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> missing(Set<String> from, Set<String> others) {
        Set<String> missing = new TreeSet<>(from);
        missing.removeAll(others);
        return missing;
    }

    /// What a role may do in each region, policies that AWS keeps excepted.
    private static List<Set<String>> granted(Profile profile, String role) {
        List<Set<String>> granted = new ArrayList<>();
        CloudAssembly assembly = Assemblies.of(profile);
        for (Stack stack : assembly.stacks()) {
            stack.resources()
                    .forEach((id, resource) -> {
                        String name = resource.at("/Properties/RoleName").asText();
                        if (name.matches(role + "-(primary|secondary)-dev")) {
                            granted.add(actions(stack, id));
                        }
                    });
        }
        assertThat(granted).as(role).hasSize(2);
        return granted;
    }

    private static Set<String> actions(Stack stack, String role) {
        Set<String> actions = new TreeSet<>();
        Statement.of(stack).stream()
                .filter(Statement::allows)
                .filter(each -> Roles.belongsTo(each, Set.of(role)))
                .forEach(each -> actions.addAll(each.actions()));
        return actions;
    }

    private static JsonNode processes() throws IOException {
        try (InputStream file = RightsTest.class.getResourceAsStream("rights.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
    }
}
