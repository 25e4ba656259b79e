package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I8: functions and queues, the same in both regions.
class FunctionsTest {

    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";

    @ForEachProfile
    void i8_every_function_is_the_same_artefact_within_the_same_bounds(Profile profile) {
        for (Role role : Role.values()) {
            List<JsonNode> functions = functions(profile, role);

            assertThat(functions).hasSize(8);
            for (JsonNode function : functions) {
                assertThat(function.path("MemorySize").asInt()).isEqualTo(512);
                assertThat(function.path("Timeout").asInt()).isEqualTo(30);
                assertThat(function.path("Runtime").asText()).isEqualTo("java25");
                assertThat(architecture(function)).isEqualTo("x86_64");
                assertThat(function.at("/Environment/Variables").has("JAVA_TOOL_OPTIONS")).isTrue();
                assertThat(function.path("Handler").asText())
                        .isEqualTo(
                                "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
                assertThat(function.at("/Code/S3Key")).isEqualTo(artefact(profile));
                assertThat(function.path("ReservedConcurrentExecutions").asInt()).isPositive();
                assertThat(function.at("/DeadLetterConfig/TargetArn").toString())
                        .contains("failed");
                assertThat(function.at("/TracingConfig/Mode").asText()).isEqualTo("Active");
            }
        }
    }

    @ForEachProfile
    void i8_each_function_knows_its_region(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(functions(profile, role))
                    .allMatch(function ->
                            variable(function, Setting.REGION_NAME)
                                    .equals(profile.regions().of(role)))
                    .allMatch(function ->
                            variable(function, Setting.REGION_PEER)
                                    .equals(profile.regions().of(role.peer())))
                    .allMatch(function ->
                            variable(function, Setting.JOURNAL_TABLE)
                                    .equals("holdfast-journal-global-dev"));
        }
    }

    @ForEachProfile
    void i8_what_cannot_be_processed_is_kept(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("queues", role);
            JsonNode orders =
                    Resources.that(
                            template,
                            QUEUE,
                            Resources.has(
                                    "QueueName", "holdfast-orders-%s-dev".formatted(role.label())));
            JsonNode dead =
                    Resources.that(
                            template,
                            QUEUE,
                            Resources.has(
                                    "QueueName",
                                    "holdfast-orders-dead-%s-dev".formatted(role.label())));

            assertThat(orders.at("/RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
            assertThat(orders.path("VisibilityTimeout").asInt()).isEqualTo(180);
            assertThat(dead.path("MessageRetentionPeriod").asInt()).isEqualTo(14 * 24 * 3600);
        }
    }

    @ForEachProfile
    void i8_of_a_batch_only_the_failed_messages_come_again(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode mapping =
                    Resources.only(
                            Synthesised.profile(profile).template("functions", role),
                            "AWS::Lambda::EventSourceMapping");

            assertThat(Resources.texts(mapping.path("FunctionResponseTypes")))
                    .containsExactly("ReportBatchItemFailures");
            assertThat(mapping.path("BatchSize").asInt()).isEqualTo(10);
        }
    }

    @Test
    void a_native_package_runs_where_somebody_asks_for_it() {
        Synthesised built =
                Synthesised.context(
                        Map.of(
                                "functionRuntime", "provided.al2023",
                                "functionArchitecture", "arm64"));

        for (Role role : Role.values()) {
            assertThat(Resources.of(built.template("functions", role), FUNCTION))
                    .hasSize(8)
                    .allMatch(Resources.has("Runtime", "provided.al2023"))
                    .allMatch(function -> architecture(function).equals("arm64"))
                    .noneMatch(function ->
                            function.at("/Environment/Variables").has("JAVA_TOOL_OPTIONS"));
        }
    }

    /// A function tells what it is for by the name of the rule that rang.
    @ForEachProfile
    void each_clock_rings_under_the_name_that_the_function_knows_it_by(Profile profile) {
        Map<String, String> clocks =
                Map.of(
                        Names.WATCHDOG_CLOCK, "rate(1 minute)",
                        Names.PARAMETERS_CLOCK, "rate(15 minutes)",
                        Names.READINESS_CLOCK, "rate(1 hour)");
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("functions", role);
            clocks.forEach((name, rate) -> {
                JsonNode clock =
                        Resources.that(
                                template,
                                "AWS::Events::Rule",
                                Resources.has("Name", "%s-%s-dev".formatted(name, role.label())));

                assertThat(clock.path("ScheduleExpression").asText()).isEqualTo(rate);
                assertThat(clock.at("/Targets/0/Arn").toString())
                        .contains(name.replace("holdfast-", "").replace("-clock", ""));
                assertThat(clock.at("/Targets/0").has("Input")).isFalse();
            });
        }
    }

    private static JsonNode artefact(Profile profile) {
        return functions(profile, Role.PRIMARY).getFirst().at("/Code/S3Key");
    }

    private static String architecture(JsonNode function) {
        return function.at("/Architectures/0").asText();
    }

    private static String variable(JsonNode function, Setting setting) {
        return function.at("/Environment/Variables").path(setting.variable()).asText();
    }

    private static List<JsonNode> functions(Profile profile, Role role) {
        return Resources.of(Synthesised.profile(profile).template("functions", role), FUNCTION);
    }
}
