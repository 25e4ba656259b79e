package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Synthesised;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every property of every template, against the specification that CloudFormation publishes.
class PropertyCheckTest {

    /// The cost tags, and those that tell environments and roles apart.
    private static final List<String> TAGS =
            List.of("Environment", "DR-Role", "Application", "Stage", "CostCenter", "Owner");

    /// What the CDK gives no tags to: its own helper that empties buckets, and listeners.
    private static final Pattern UNTAGGED =
            Pattern.compile(
                    ".*(/Custom[A-Za-z0-9]*CustomResourceProvider|::Listener\\)).* has no tag .*");

    @Test
    void every_property_is_specified_and_has_a_value_that_fits_and_everything_is_tagged()
            throws IOException, InterruptedException {
        Path[] folders =
                Profile.all().stream()
                        .map(each -> Synthesised.profile(each).folder())
                        .toArray(Path[]::new);

        JsonNode report = PropertyCheck.run(TAGS, folders);

        assertThat(report.path("properties").asInt())
                .isGreaterThan(report.path("resources").asInt());
        assertThat(report.path("resources").asInt())
                .isGreaterThan(report.path("templates").asInt());
        assertThat(
                        PropertyCheck.findings(report).stream()
                                .filter(each -> !UNTAGGED.matcher(each).matches()))
                .isEmpty();
        // What no specification knows, nobody can check: it has to be seen here.
        assertThat(report.path("unspecified").valueStream().map(JsonNode::asText))
                .containsExactly("Custom::AWS", "Custom::S3AutoDeleteObjects");
    }

    @Test
    void the_mistakes_that_others_miss_are_found(@TempDir Path folder)
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("planted.template.json"),
                """
                {"Resources": {
                  "Record": {"Type": "AWS::Route53::RecordSet", "Properties": {
                    "Name": "a", "Type": "A", "Failover": "PRIMARI", "Weight": "10",
                    "HealthChekId": "x"}}}}
                """);

        assertThat(PropertyCheck.findings(PropertyCheck.run(List.of(), folder)))
                .containsExactly(
                        "planted.template.json/Record (AWS::Route53::RecordSet) Failover is"
                                + " \"PRIMARI\", which is not one of PRIMARY, SECONDARY",
                        "planted.template.json/Record (AWS::Route53::RecordSet) Weight is the"
                                + " string \"10\" where integer belongs",
                        "planted.template.json/Record (AWS::Route53::RecordSet) HealthChekId is not"
                                + " a property; did you mean HealthCheckId?");
    }

    @Test
    void the_tool_passes_its_own_tests() throws IOException, InterruptedException {
        assertThat(PropertyCheck.ownTests())
                .satisfies(tests -> assertThat(tests.status()).as(tests.output()).isZero());
    }
}
