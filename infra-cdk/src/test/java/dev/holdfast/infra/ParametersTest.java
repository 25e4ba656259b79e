package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// I4: parameters in both regions, and how they are kept equal.
class ParametersTest {

    @ForEachProfile
    void i4_both_regions_begin_with_the_same_role(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("parameters", role);
            JsonNode active = parameter(template, "/holdfast/dev/role");

            assertThat(active.path("Value").asText())
                    .isEqualTo("{\"active\":\"us-east-1\",\"epoch\":0}");
            assertThat(
                            parameter(template, "/holdfast/dev/automatic-takeover")
                                    .path("Value")
                                    .asText())
                    .isEqualTo("allowed");
        }
    }

    @ForEachProfile
    void i4_what_belongs_to_one_region_has_a_path_of_its_own(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("parameters", role);

            assertThat(
                            parameter(template, "/holdfast/dev/site/database-cluster")
                                    .path("Value")
                                    .asText())
                    .isEqualTo("holdfast-ledger-%s-dev".formatted(role.label()));
        }
    }

    @ForEachProfile
    void i4_a_change_of_a_parameter_sets_off_its_replication(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("functions", role);
            JsonNode rule =
                    Resources.that(
                            template,
                            "AWS::Events::Rule",
                            Resources.has(
                                    "Name",
                                    "holdfast-parameter-changed-%s-dev".formatted(role.label())));

            assertThat(rule.at("/EventPattern/detail-type/0").asText())
                    .isEqualTo("Parameter Store Change");
            assertThat(rule.at("/EventPattern/detail/name/0/prefix").asText())
                    .isEqualTo("/holdfast/dev/");
            assertThat(rule.at("/Targets/0/Arn").toString()).contains("parameters");
        }
    }

    @ForEachProfile
    void i4_replication_may_not_touch_what_belongs_to_the_other_region(Profile profile) {
        JsonNode template = Synthesised.profile(profile).template("functions", Role.PRIMARY);
        List<JsonNode> denied =
                Resources.of(template, "AWS::IAM::Policy").stream()
                        .flatMap(policy ->
                                Resources.entries(policy.at("/PolicyDocument/Statement")).stream())
                        .filter(Resources.has("Effect", "Deny"))
                        .toList();

        assertThat(denied).hasSize(1);
        assertThat(denied.getFirst().path("Resource").toString())
                .contains(profile.regions().secondary(), "parameter/holdfast/dev/site/*");
    }

    private static JsonNode parameter(JsonNode template, String name) {
        return Resources.that(template, "AWS::SSM::Parameter", Resources.has("Name", name));
    }
}
