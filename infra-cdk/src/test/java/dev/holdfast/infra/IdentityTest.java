package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// I13: nobody may more than its task needs, and each region lends the other a role to look.
class IdentityTest {

    @ForEachProfile
    void i13_nobody_may_do_everything(Profile profile) {
        assertThat(statements(profile))
                .hasSizeGreaterThan(100)
                .noneMatch(statement -> actions(statement).contains("*"))
                .noneMatch(statement ->
                        actions(statement).stream().anyMatch(action -> action.endsWith(":*"))
                                && statement.path("Effect").asText().equals("Allow"));
    }

    @ForEachProfile
    void i13_in_either_region_there_is_a_role_that_looks_at_both_and_changes_nothing(
            Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("identity", role);
            JsonNode trust =
                    Resources.only(template, "AWS::IAM::Role")
                            .at("/AssumeRolePolicyDocument/Statement/0");
            List<JsonNode> looks =
                    Resources.of(template, "AWS::IAM::Policy").stream()
                            .flatMap(policy ->
                                    Resources.entries(policy.at("/PolicyDocument/Statement"))
                                            .stream())
                            .toList();

            assertThat(trust.at("/Principal/AWS").toString()).contains(":root");
            assertThat(looks.toString())
                    .contains(profile.regions().primary(), profile.regions().secondary());
            assertThat(looks)
                    .flatMap(IdentityTest::actions)
                    .allMatch(action ->
                            action.matches("[a-z0-9]+:(Describe|Get|List).*|kms:Decrypt"));
        }
    }

    @ForEachProfile
    void i13_only_the_function_for_parameters_may_write_in_the_other_region(Profile profile) {
        JsonNode template = Synthesised.profile(profile).template("functions", Role.PRIMARY);
        List<String> roles =
                Resources.of(template, "AWS::IAM::Policy").stream()
                        .filter(policy ->
                                Resources.entries(policy.at("/PolicyDocument/Statement")).stream()
                                        .anyMatch(statement -> writesTo(profile, statement)))
                        .map(policy -> policy.path("Roles").toString())
                        .toList();

        assertThat(roles).hasSize(1);
        assertThat(roles.getFirst()).contains("parameters");
    }

    private static boolean writesTo(Profile profile, JsonNode statement) {
        return statement.path("Resource").toString().contains(profile.regions().secondary())
                && actions(statement).stream()
                        .anyMatch(action -> action.matches(".*:(Put|Delete).*"));
    }

    @ForEachProfile
    void i13_takeovers_promote_this_regions_cluster_and_write_its_parameters_only(Profile profile) {
        JsonNode policy =
                Resources.that(
                        Synthesised.profile(profile).template("functions", Role.SECONDARY),
                        "AWS::IAM::Policy",
                        properties -> properties.path("Roles").toString().contains("takeover"));
        List<JsonNode> writes =
                Resources.entries(policy.at("/PolicyDocument/Statement")).stream()
                        .filter(statement -> actions(statement).contains("ssm:PutParameter"))
                        .toList();

        assertThat(writes).hasSize(1);
        assertThat(writes.getFirst().path("Resource").toString())
                .contains(profile.regions().secondary())
                .doesNotContain(profile.regions().primary());
        assertThat(policy.toString())
                .contains("rds:FailoverGlobalCluster", "rds:SwitchoverGlobalCluster")
                .doesNotContain("route53:", "iam:");
    }

    private static List<JsonNode> statements(Profile profile) {
        return Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
                .flatMap(type -> Resources.ofAll(Synthesised.profile(profile), type).stream())
                .flatMap(policy ->
                        Resources.entries(policy.at("/PolicyDocument/Statement")).stream())
                .toList();
    }

    private static List<String> actions(JsonNode statement) {
        List<String> actions = new ArrayList<>();
        Resources.entries(statement.path("Action")).forEach(action -> actions.add(action.asText()));
        return actions;
    }
}
