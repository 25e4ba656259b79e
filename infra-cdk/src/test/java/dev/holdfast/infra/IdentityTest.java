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
    void i13_the_other_region_may_assume_a_role_that_only_looks(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = Synthesised.profile(profile).template("identity", role);
            JsonNode trust =
                    Resources.only(template, "AWS::IAM::Role")
                            .at("/AssumeRolePolicyDocument/Statement/0");

            assertThat(trust.at("/Condition/ArnEquals/aws:PrincipalArn").toString())
                    .contains("holdfast-readiness-%s-dev".formatted(role.peer().label()));
            assertThat(Resources.of(template, "AWS::IAM::Policy"))
                    .flatMap(policy -> Resources.entries(policy.at("/PolicyDocument/Statement")))
                    .flatMap(IdentityTest::actions)
                    .allMatch(action -> action.matches("[a-z0-9]+:(Describe|Get|List).*"));
        }
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
