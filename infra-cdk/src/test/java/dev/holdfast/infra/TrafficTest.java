package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// I5: DNS follows health, and health follows the role.
class TrafficTest {

    private static final String RECORD = "AWS::Route53::RecordSet";

    @ForEachProfile
    void i5_each_region_is_asked_every_ten_seconds_whether_it_takes_traffic(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode check =
                    Resources.only(traffic(profile, role), "AWS::Route53::HealthCheck")
                            .path("HealthCheckConfig");

            assertThat(check.path("RequestInterval").asInt()).isEqualTo(10);
            assertThat(check.path("FailureThreshold").asInt()).isEqualTo(3);
            assertThat(check.path("Type").asText()).isEqualTo("HTTPS");
            assertThat(check.path("ResourcePath").asText()).isEqualTo("/health/routing");
            assertThat(check.path("FullyQualifiedDomainName").asText())
                    .isEqualTo(role.label() + ".api.holdfast.example");
            assertThat(check.has("Disabled")).isFalse();
        }
    }

    @Test
    void i5_records_fail_over() {
        for (Profile profile :
                new Profile[] {Profile.STANDARD, Profile.ACTIVE_PASSIVE, Profile.TRADING}) {
            assertThat(api(profile, Role.PRIMARY).path("Failover").asText()).isEqualTo("PRIMARY");
            assertThat(api(profile, Role.SECONDARY).path("Failover").asText())
                    .isEqualTo("SECONDARY");
            assertThat(api(profile, Role.PRIMARY).has("Weight")).isFalse();
        }
    }

    @Test
    void i5_in_the_regulated_profile_they_have_weights() {
        Map<Role, Integer> weights = Map.of(Role.PRIMARY, 100, Role.SECONDARY, 0);

        weights.forEach((role, weight) -> {
            assertThat(api(Profile.REGULATED, role).path("Weight").asInt(-1)).isEqualTo(weight);
            assertThat(api(Profile.REGULATED, role).has("Failover")).isFalse();
        });
    }

    @ForEachProfile
    void i5_each_record_follows_the_check_of_its_region(Profile profile) {
        for (Role role : Role.values()) {
            assertThat(api(profile, role).at("/HealthCheckId/Fn::GetAtt/1").asText())
                    .isEqualTo("HealthCheckId");
            assertThat(api(profile, role).path("SetIdentifier").asText()).isEqualTo(role.label());
        }
    }

    @Test
    void i5_the_zone_is_made_once_or_is_one_that_exists() {
        Synthesised own = Synthesised.profile(Profile.STANDARD);
        Synthesised existing =
                Synthesised.context(Map.of("domain", "bank.test", "hostedZone", "Z0123456789ABC"));

        assertThat(Resources.ofAll(own, "AWS::Route53::HostedZone")).hasSize(1);
        assertThat(Resources.ofAll(existing, "AWS::Route53::HostedZone")).isEmpty();
        assertThat(existing.template("traffic", Role.SECONDARY).toString())
                .contains("Z0123456789ABC", "api.bank.test.");
    }

    private static JsonNode api(Profile profile, Role role) {
        return Resources.that(
                traffic(profile, role), RECORD, Resources.has("Name", "api.holdfast.example."));
    }

    private static JsonNode traffic(Profile profile, Role role) {
        return Synthesised.profile(profile).template("traffic", role);
    }
}
