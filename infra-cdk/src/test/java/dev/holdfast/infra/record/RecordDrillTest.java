package dev.holdfast.infra.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.verify.Clients;
import dev.holdfast.infra.verify.FakeAws;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/// What a drill measured reaches CloudWatch in both regions, through the real client.
class RecordDrillTest {

    private static final List<String> REGIONS = List.of("us-east-1", "us-west-2");

    @Test
    void both_regions_are_told_each_under_its_own_name() throws Exception {
        try (FakeAws east = new FakeAws().cbor("PutMetricData", "{}");
                FakeAws west = new FakeAws().cbor("PutMetricData", "{}");
                Clients clients = clients(Map.of("us-east-1", east, "us-west-2", west))) {
            new RecordDrill(0, 41.5).in(REGIONS, clients);

            assertThat(east.requests())
                    .singleElement()
                    .asString()
                    .contains("\"Namespace\":\"Holdfast\"")
                    .contains("\"MetricName\":\"DrillRecoveryPoint\"", "\"Value\":0,")
                    .contains("\"MetricName\":\"DrillRecoveryTime\"", "\"Value\":41.5")
                    .contains("\"Name\":\"Region\",\"Value\":\"us-east-1\"");
            assertThat(west.requests())
                    .singleElement()
                    .asString()
                    .contains("\"Name\":\"Region\",\"Value\":\"us-west-2\"");
        }
    }

    @Test
    void a_region_that_refuses_is_no_success() throws Exception {
        try (FakeAws refusing = new FakeAws().status("PutMetricData", 403);
                Clients clients = clients(Map.of("us-east-1", refusing))) {
            RecordDrill drill = new RecordDrill(0, 1);

            assertThatThrownBy(() -> drill.in(List.of("us-east-1"), clients))
                    .isInstanceOf(CloudWatchException.class);
        }
    }

    @Test
    void a_folder_without_an_assembly_ends_in_one_sentence() {
        StringWriter said = new StringWriter();
        CommandLine command = RecordDrillCommand.commandLine().setErr(new PrintWriter(said, true));

        assertThat(command.execute("--out", "/nowhere", "--rpo", "0", "--rto", "1")).isEqualTo(2);
        assertThat(said.toString().lines()).containsExactly("/nowhere holds no cloud assembly.");
    }

    private static Clients clients(Map<String, FakeAws> regions) {
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        return new Clients(
                (_, region) -> Optional.of(regions.get(region).endpoint()), Duration.ofSeconds(5));
    }
}
