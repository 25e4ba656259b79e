package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.Texts;
import dev.holdfast.names.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(Resources.texts(denied.getFirst().path("Action")))
                .contains("ssm:PutParameter", "ssm:DeleteParameter");
        assertThat(Texts.listOf(denied.getFirst().path("Resource"), ""))
                .filteredOn(arn -> arn.contains(profile.regions().secondary()))
                .extracting(arn -> arn.replaceFirst(".*:", ""))
                .containsExactlyInAnyOrder(
                        "parameter/holdfast/dev/role", "parameter/holdfast/dev/site/*");
    }

    @ForEachProfile
    void i4_replication_may_read_and_write_all_others_in_both_regions(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode policy = ofParameters(profile, role);
            List<JsonNode> writes =
                    Resources.entries(policy.at("/PolicyDocument/Statement")).stream()
                            .filter(Resources.has("Effect", "Allow"))
                            .filter(each -> each.toString().contains("ssm:LabelParameterVersion"))
                            .toList();

            assertThat(writes).hasSize(1);
            assertThat(Texts.listOf(writes.getFirst().path("Resource"), ""))
                    .hasSize(4)
                    .filteredOn(arn -> arn.contains(":" + profile.regions().of(role.peer()) + ":"))
                    .extracting(arn -> arn.replaceFirst(".*:", ""))
                    .containsExactlyInAnyOrder(
                            "parameter/holdfast/dev", "parameter/holdfast/dev/*");
        }
    }

    @Test
    void i4_secure_values_are_encrypted_with_the_key_of_the_region_that_they_are_in() {
        for (Role role : Role.values()) {
            JsonNode function =
                    Resources.that(
                            Synthesised.profile(Profile.REGULATED).template("functions", role),
                            "AWS::Lambda::Function",
                            Resources.has(
                                    "FunctionName",
                                    "holdfast-parameters-%s-dev".formatted(role.label())));
            JsonNode variables = function.at("/Environment/Variables");
            String keys =
                    Resources.entries(
                                    ofParameters(Profile.REGULATED, role)
                                            .at("/PolicyDocument/Statement"))
                            .stream()
                            .filter(each -> each.toString().contains("kms:Encrypt"))
                            .map(each -> each.path("Resource").toString())
                            .findFirst()
                            .orElseThrow();

            for (Setting key : List.of(Setting.PARAMETERS_KEY, Setting.PARAMETERS_PEER_KEY)) {
                assertThat(variables.has(key.variable())).isTrue();
                assertThat(keys).contains(variables.path(key.variable()).toString());
            }
            assertThat(variables.path(Setting.PARAMETERS_PEER_KEY.variable()).toString())
                    .contains(Profile.REGULATED.regions().of(role.peer()));
        }
    }

    private static JsonNode ofParameters(Profile profile, Role role) {
        return Resources.that(
                Synthesised.profile(profile).template("functions", role),
                "AWS::IAM::Policy",
                policy -> policy.path("Roles").toString().contains("parametersrole"));
    }

    private static JsonNode parameter(JsonNode template, String name) {
        return Resources.that(template, "AWS::SSM::Parameter", Resources.has("Name", name));
    }
}
