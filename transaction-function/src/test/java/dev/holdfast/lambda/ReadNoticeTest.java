package dev.holdfast.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.names.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Events as EventBridge writes them. That the deployment's rules have these names is tested where
/// they are made.
class ReadNoticeTest {

    private static Input read(Map<String, ?> event) {
        byte[] json = Events.json(event).getBytes(StandardCharsets.UTF_8);
        return new ReadInput(new ObjectMapper()).read(json);
    }

    private static Input clock(String name) {
        String rule = "arn:aws:events:us-east-1:123456789012:rule/%s-primary-dev".formatted(name);
        return read(
                Map.of(
                        "version", "0",
                        "detail-type", "Scheduled Event",
                        "source", "aws.events",
                        "resources", List.of(rule),
                        "detail", Map.of()));
    }

    @Test
    void each_clock_is_known_by_the_rule_that_rang() {
        assertThat(clock(Names.WATCHDOG_CLOCK)).isEqualTo(new Notice.WatchJournal());
        assertThat(clock(Names.READINESS_CLOCK)).isEqualTo(new Notice.CheckReadiness());
        assertThat(clock(Names.PARAMETERS_CLOCK)).isEqualTo(new Notice.ReconcileParameters());
    }

    @Test
    void a_clock_of_somebody_else_is_refused() {
        assertThatThrownBy(() -> clock("another-clock"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("none of ours");
    }

    @Test
    void a_parameter_that_changed_and_a_copy_that_failed_are_understood() {
        Input changed =
                read(
                        Map.of(
                                "detail-type", "Parameter Store Change",
                                "source", "aws.ssm",
                                "detail",
                                        Map.of(
                                                "operation", "Update",
                                                "name", "/holdfast/dev/limit",
                                                "type", "String")));
        Input ended =
                read(
                        Map.of(
                                "detail-type", "Copy Job State Change",
                                "source", "aws.backup",
                                "detail",
                                        Map.of(
                                                "copyJobId", "1",
                                                "state", "FAILED",
                                                "resourceType", "Aurora",
                                                "statusMessage", "no key")));

        assertThat(changed).isEqualTo(new Notice.ParameterChanged("/holdfast/dev/limit", "Update"));
        assertThat(ended).isEqualTo(new Notice.BackupEnded("1", "FAILED", "Aurora", "no key"));
    }
}
