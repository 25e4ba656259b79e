package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lambda.FunctionProcess.Outcome;
import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.LocalRegion;
import dev.holdfast.readiness.CheckName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/// What EventBridge sets off, with no service beside it that could have done it.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoticesByFunctionIT {

    private static final String PREFIX = "/holdfast/local/";
    private static final int LAST = Integer.MAX_VALUE;

    @TempDir private static Path directory;

    private static FunctionBesideService here;
    private static SsmClient east;
    private static SsmClient west;

    @BeforeAll
    static void start() {
        here = FunctionBesideService.start(directory, LocalRegion.US_EAST_1, Duration.ofMinutes(2));
        here.regions().killService(LocalRegion.US_EAST_2);
        here.regions().killService(LocalRegion.US_EAST_1);
        east = parameters(LocalRegion.US_EAST_1);
        west = parameters(LocalRegion.US_EAST_2);
    }

    @AfterAll
    static void stop() {
        east.close();
        west.close();
        here.close();
    }

    private static SsmClient parameters(LocalRegion region) {
        return AwsClients.blocking(SsmClient.builder(), here.regions().parameters(region));
    }

    private static void put(String name, ParameterType type, String value) {
        east.putParameter(put -> put.name(PREFIX + name).type(type).value(value).overwrite(true));
    }

    private static Optional<String> there(String name) {
        try {
            return Optional.of(
                    west.getParameter(get -> get.name(PREFIX + name).withDecryption(true))
                            .parameter()
                            .value());
        } catch (ParameterNotFoundException _) {
            return Optional.empty();
        }
    }

    private static Outcome changed(String name, String operation) {
        Map<String, Object> detail = Map.of("name", name, "operation", operation, "type", "String");
        return here.function()
                .invoke(
                        Events.json(
                                Map.of("detail-type", "Parameter Store Change", "detail", detail)));
    }

    private static Outcome clock(String name) {
        return here.function().invoke(Events.clock(name));
    }

    private static String log() throws IOException {
        return Files.readString(here.function().log());
    }

    @Test
    void a_parameter_that_is_made_changed_or_deleted_is_so_in_the_other_region() {
        put("limit", ParameterType.STRING, "1");
        assertThat(changed(PREFIX + "limit", "Create").body().path("action").asText())
                .isEqualTo("CREATED");
        assertThat(there("limit")).contains("1");

        put("limit", ParameterType.STRING, "2");
        changed(PREFIX + "limit", "Update");
        assertThat(there("limit")).contains("2");

        east.deleteParameter(delete -> delete.name(PREFIX + "limit"));
        changed(PREFIX + "limit", "Delete");
        assertThat(there("limit")).isEmpty();
    }

    @Test
    void the_clock_finds_what_no_event_told_and_no_value_is_in_answer_or_log() throws IOException {
        put("password", ParameterType.SECURE_STRING, "a-deep-secret");

        Outcome compared = clock("parameters");

        assertThat(there("password")).contains("a-deep-secret");
        assertThat(compared.body().path("drift").asInt(-1)).isZero();
        assertThat(compared.body().toString()).contains("password").doesNotContain("secret");
        assertThat(log()).contains("\"ParameterDrift\":0").doesNotContain("a-deep-secret");
    }

    @Test
    void a_change_outside_the_prefix_or_of_an_unknown_kind_is_refused_with_the_reason() {
        Outcome outside = changed("/elsewhere/limit", "Update");
        assertThat(outside.error()).isEqualTo("InvalidInput");
        assertThat(outside.body().path("errorMessage").asText()).contains("/elsewhere/limit");

        Outcome owned = changed(PREFIX + "role", "Update");
        assertThat(owned.error()).isEmpty();
        assertThat(owned.body().has("action")).isFalse();

        Outcome unknown = changed(PREFIX + "limit", "Explode");
        assertThat(unknown.error()).isEqualTo("InvalidInput");
        assertThat(unknown.body().path("errorMessage").asText()).contains("'Explode' is not known");
    }

    @Test
    void readiness_is_answered_measured_and_told() throws IOException {
        Outcome report = clock("readiness");

        assertThat(report.body().path("checks").findValuesAsText("check"))
                .containsExactlyElementsOf(
                        Arrays.stream(CheckName.values()).map(CheckName::label).toList());
        assertThat(result(report, CheckName.PARAMETER_PARITY)).isIn("PASSED", "FAILED");
        assertThat(result(report, CheckName.RECENT_DRILL)).isEqualTo("FAILED");
        assertThat(log())
                .containsPattern("\"ReadinessFailed\":[1-9]")
                .containsPattern("\"ReadinessUnknown\":[0-9]");
        assertThat(
                        Files.readString(
                                here.regions().logs().resolve("us-east-1").resolve("events.jsonl")))
                .contains("ReadinessValidated.v1");
    }

    private static String result(Outcome report, CheckName check) {
        for (JsonNode each : report.body().path("checks")) {
            if (each.path("check").asText().equals(check.label())) {
                return each.path("result").asText();
            }
        }
        return "absent";
    }

    @Test
    void backups_are_told_and_counted() throws IOException {
        Map<String, Object> detail =
                Map.of("backupJobId", "job-1", "state", "FAILED", "resourceType", "Aurora");

        Outcome told =
                here.function()
                        .invoke(
                                Events.json(
                                        Map.of(
                                                "detail-type",
                                                "Backup Job State Change",
                                                "detail",
                                                detail)));

        assertThat(told.body().path("completed").asBoolean(true)).isFalse();
        assertThat(log()).contains("backup=job-1 state=FAILED", "\"BackupsFailed\":1");
    }

    @Test
    @Order(LAST)
    void what_cannot_be_copied_now_fails_so_that_the_event_comes_again() {
        here.regions().killRegion(LocalRegion.US_EAST_2);
        put("late", ParameterType.STRING, "1");

        assertThat(changed(PREFIX + "late", "Create").error()).isEqualTo("NotYet");
        assertThat(clock("parameters").error()).isEqualTo("NotYet");
    }
}
