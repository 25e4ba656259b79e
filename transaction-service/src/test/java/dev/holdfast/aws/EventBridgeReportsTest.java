package dev.holdfast.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.readiness.CheckName;
import dev.holdfast.readiness.Finding;
import dev.holdfast.readiness.ReadinessReport;
import dev.holdfast.region.RegionName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is published is what the schema says.
class EventBridgeReportsTest {

    private static final Path SCHEMA =
            Path.of("../docs/events", EventBridgeReports.TYPE + ".schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ReadinessReport REPORT =
            new ReadinessReport(
                    new RegionName("us-east-1"),
                    Instant.parse("2026-01-01T12:00:00Z"),
                    Arrays.stream(CheckName.values())
                            .map(check -> new ReadinessReport.Result(check, finding(check)))
                            .toList());

    private static Finding finding(CheckName check) {
        return switch (check) {
            case RECENT_DRILL -> new Finding.Failed("Never.", "Drill.");
            case SAME_ENGINE -> new Finding.NotChecked("Unknown.", "Ask.");
            case REPLICATION_RUNNING,
                    REPLICATION_LAG,
                    JOURNAL_REACHABLE,
                    PARAMETER_PARITY,
                    SAME_BUILD,
                    BACKUP_FRESH ->
                    new Finding.Passed("Well.");
        };
    }

    private static JsonNode detail(ReadinessReport report) throws IOException {
        return JSON.readTree(EventBridgeReports.document(report).detail());
    }

    @Test
    void an_event_has_all_that_its_schema_asks_for_and_nothing_else() throws IOException {
        JsonNode schema = JSON.readTree(Files.readString(SCHEMA));
        JsonNode check = schema.at("/properties/checks/items");

        assertThat(names(detail(REPORT)))
                .containsExactlyElementsOf(texts(schema.path("required")))
                .containsExactlyElementsOf(names(schema.path("properties")));
        for (JsonNode told : detail(REPORT).path("checks")) {
            assertThat(names(check.path("properties"))).containsAll(names(told));
            assertThat(names(told)).containsAll(texts(check.path("required")));
            assertThat(texts(check.at("/properties/check/enum")))
                    .contains(told.path("check").asText());
            assertThat(texts(check.at("/properties/result/enum")))
                    .contains(told.path("result").asText());
        }
    }

    @Test
    void an_event_says_what_the_report_says() throws IOException {
        JsonNode detail = detail(REPORT);

        assertThat(detail.path("verdict").asText()).isEqualTo("NOT_READY");
        assertThat(detail.path("failed").asInt()).isEqualTo(1);
        assertThat(detail.path("notChecked").asInt()).isEqualTo(1);
        assertThat(detail.path("checks")).hasSize(CheckName.values().length);
    }

    @Test
    void a_repeat_has_the_same_id_and_the_next_report_another_one() throws IOException {
        ReadinessReport next =
                new ReadinessReport(REPORT.region(), REPORT.at().plusSeconds(1), REPORT.results());

        assertThat(detail(REPORT).path("eventId")).isEqualTo(detail(REPORT).path("eventId"));
        assertThat(detail(REPORT).path("eventId")).isNotEqualTo(detail(next).path("eventId"));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
