package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// I16: what may be destroyed, by profile and stage.
class RemovalTest {

    private static final List<String> STORES =
            List.of(
                    "AWS::RDS::DBCluster",
                    "AWS::RDS::GlobalCluster",
                    "AWS::DynamoDB::GlobalTable",
                    "AWS::S3::Bucket");

    @ForEachProfile
    void i16_outside_production_everything_goes_without_leftovers(Profile profile) {
        Synthesised development = Synthesised.profile(profile);

        assertThat(policies(development)).isNotEmpty().containsOnly("Delete");
        assertThat(protectedClusters(development)).containsOnly(false);
        assertThat(
                        Resources.of(
                                development.template("documents", Role.PRIMARY),
                                "Custom::S3AutoDeleteObjects"))
                .hasSize(5);
    }

    /// A function's last lines arrive when its group is deleted already: a group that came of them
    /// would have the name of one that the next deployment makes.
    @ForEachProfile
    void i16_no_function_makes_the_log_group_anew_that_went_with_it(Profile profile) {
        for (JsonNode template : Synthesised.profile(profile).templates().values()) {
            List<JsonNode> logging =
                    Resources.of(template, "AWS::Lambda::Function").stream()
                            .filter(function -> function.at("/LoggingConfig").has("LogGroup"))
                            .map(function -> function.at("/Role/Fn::GetAtt/0"))
                            .toList();
            for (JsonNode role : logging) {
                assertThat(
                                template.at(
                                        "/Resources/%s/Properties/Policies"
                                                .formatted(role.asText())))
                        .singleElement()
                        .satisfies(policy ->
                                assertThat(policy.at("/PolicyDocument/Statement"))
                                        .singleElement()
                                        .matches(Resources.has("Effect", "Deny"))
                                        .matches(Resources.has("Action", "logs:CreateLogGroup"))
                                        .matches(Resources.has("Resource", "*")));
            }
        }
    }

    @Test
    void i16_in_production_the_profile_decides() {
        Synthesised standard = production("standard", Map.of());
        Synthesised activePassive = production("active-passive", Map.of());
        Synthesised regulated = production("regulated", Map.of());

        assertThat(protectedClusters(standard)).containsOnly(false);
        assertThat(protectedClusters(activePassive)).containsOnly(true);
        assertThat(policies(activePassive)).containsOnly("Delete");
        assertThat(protectedClusters(regulated)).containsOnly(true);
        assertThat(policies(regulated)).containsOnly("Retain");
        assertThat(Resources.ofAll(regulated, "Custom::S3AutoDeleteObjects")).isEmpty();
    }

    @Test
    void i16_protection_can_be_lifted_or_put_on() {
        assertThat(
                        protectedClusters(
                                production(
                                        "active-passive", Map.of("deletionProtection", "false"))))
                .containsOnly(false);
        assertThat(protectedClusters(Synthesised.context(Map.of("deletionProtection", "true"))))
                .containsOnly(true);
    }

    private static Synthesised production(String profile, Map<String, String> more) {
        Map<String, String> context = new TreeMap<>(more);
        context.put("profile", profile);
        context.put("stage", "production");
        context.put("domain", "bank.test");
        context.put("alarmAddresses", "night@bank.test");
        context.put("imageTag", "1");
        context.put("function", "infra-cdk/src/test/resources/function.zip");
        return Synthesised.context(context);
    }

    private static List<String> policies(Synthesised synthesised) {
        return synthesised.templates().values().stream()
                .flatMap(template ->
                        STORES.stream().flatMap(type -> Resources.whole(template, type).stream()))
                .map(resource -> resource.path("DeletionPolicy").asText())
                .distinct()
                .toList();
    }

    private static List<Boolean> protectedClusters(Synthesised synthesised) {
        return Resources.ofAll(synthesised, "AWS::RDS::DBCluster").stream()
                .map((JsonNode cluster) -> cluster.path("DeletionProtection").asBoolean())
                .toList();
    }
}
