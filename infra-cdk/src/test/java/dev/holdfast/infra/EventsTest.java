package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.names.Names;

/// I6: events, across regions and kept.
class EventsTest {

    @ForEachProfile
    void i6_one_endpoint_replicates_to_both_buses_and_fails_over_by_health(Profile profile) {
        JsonNode endpoint =
                Resources.only(
                        Synthesised.profile(profile).template("event-endpoint", Role.PRIMARY),
                        "AWS::Events::Endpoint");

        assertThat(endpoint.at("/ReplicationConfig/State").asText()).isEqualTo("ENABLED");
        assertThat(endpoint.path("EventBuses")).hasSize(2);
        assertThat(endpoint.path("EventBuses").toString())
                .contains(profile.regions().primary(), profile.regions().secondary());
        assertThat(endpoint.at("/RoutingConfig/FailoverConfig/Secondary/Route").asText())
                .isEqualTo(profile.regions().secondary());
        assertThat(endpoint.at("/RoutingConfig/FailoverConfig/Primary/HealthCheck").toString())
                .contains("route53:::healthcheck/");
    }

    @ForEachProfile
    void i6_the_endpoint_may_keep_the_rules_that_replicate_before_it_is_made(Profile profile) {
        JsonNode template = Synthesised.profile(profile).template("event-endpoint", Role.PRIMARY);
        JsonNode endpoint = Resources.whole(template, "AWS::Events::Endpoint").getFirst();
        String policy = Resources.only(template, "AWS::IAM::Policy").toString();

        assertThat(policy)
                .contains("events:PutRule", "events:PutTargets", "events:DeleteRule")
                .contains("rule/holdfast-events-global-dev/GlobalEndpointManagedRule-*")
                .contains("iam:PassRole", "role/holdfast-event-endpoint-global-dev");
        assertThat(endpoint.path("DependsOn").toString()).contains("DefaultPolicy");
    }

    @ForEachProfile
    void i6_both_buses_have_the_same_name_and_an_archive(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = events(profile, role);

            assertThat(Resources.only(template, "AWS::Events::EventBus").path("Name").asText())
                    .isEqualTo("holdfast-events-global-dev");
            JsonNode archive = Resources.only(template, "AWS::Events::Archive");
            assertThat(archive.path("RetentionDays").asInt()).isEqualTo(30);
            assertThat(archive.at("/EventPattern/source/0/prefix").asText())
                    .isEqualTo(Names.EVENT_SOURCES);
        }
    }

    @ForEachProfile
    void i6_what_is_critical_is_told_to_the_other_region_and_cannot_come_back(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode rule =
                    Resources.only(
                            Synthesised.profile(profile).template("forward", role),
                            "AWS::Events::Rule");

            assertThat(rule.has("EventBusName")).isFalse();
            assertThat(rule.at("/Targets/0/Arn").toString())
                    .contains(profile.regions().of(role.peer()), "holdfast-events-global-dev");
            assertThat(Resources.texts(rule.at("/EventPattern/region")))
                    .containsExactly(profile.regions().of(role));
            assertThat(Resources.texts(rule.at("/EventPattern/source")))
                    .contains("aws.rds", "aws.backup", "aws.cloudwatch", "aws.states")
                    .doesNotContain("dev.holdfast");
        }
    }

    @ForEachProfile
    void i6_backups_that_end_well_or_badly_are_noticed(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode rule =
                    Resources.that(
                            Synthesised.profile(profile).template("functions", role),
                            "AWS::Events::Rule",
                            Resources.has(
                                    "Name",
                                    "holdfast-backup-ended-%s-dev".formatted(role.label())));

            assertThat(Resources.texts(rule.at("/EventPattern/detail/state")))
                    .contains("COMPLETED", "FAILED", "ABORTED", "EXPIRED");
        }
    }

    private static JsonNode events(Profile profile, Role role) {
        return Synthesised.profile(profile).template("events", role);
    }
}
