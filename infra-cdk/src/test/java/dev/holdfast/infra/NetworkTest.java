package dev.holdfast.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.Texts;
import java.util.List;
import org.junit.jupiter.api.Test;

/// I12: networks without a way to the internet, and a way between them.
class NetworkTest {

    @ForEachProfile
    void i12_no_network_leads_to_the_internet(Profile profile) {
        for (Role role : Role.values()) {
            JsonNode template = network(profile, role);

            assertThat(Resources.of(template, "AWS::EC2::NatGateway")).isEmpty();
            assertThat(Resources.of(template, "AWS::EC2::InternetGateway")).isEmpty();
            assertThat(Resources.of(template, "AWS::EC2::Subnet"))
                    .hasSize(6)
                    .noneMatch(subnet -> subnet.path("MapPublicIpOnLaunch").asBoolean());
        }
    }

    /// A letter means another place in each account, and not every place has all that runs here.
    @ForEachProfile
    void i12_the_subnets_are_in_three_zones_that_are_the_same_in_every_account(Profile profile) {
        for (Role role : Role.values()) {
            List<String> zones =
                    Resources.of(network(profile, role), "AWS::EC2::Subnet").stream()
                            .peek(subnet -> assertThat(subnet.has("AvailabilityZone")).isFalse())
                            .map(subnet -> subnet.path("AvailabilityZoneId").asText())
                            .toList();

            assertThat(zones).hasSize(6).doesNotContain("use1-az3");
            assertThat(zones.subList(0, 3)).doesNotHaveDuplicates().isEqualTo(zones.subList(3, 6));
            assertThat(zones).allMatch(zone -> regionOf(zone).equals(profile.regions().of(role)));
        }
    }

    /// `use2-az1` is in `us-east-2`.
    private static String regionOf(String zone) {
        return zone.replaceFirst("^us([ew])(\\d)-az\\d$", "us-$1-$2")
                .replace("-e-", "-east-")
                .replace("-w-", "-west-");
    }

    @ForEachProfile
    void i12_aws_services_are_reached_without_leaving_the_network(Profile profile) {
        for (Role role : Role.values()) {
            String start = "com.amazonaws.%s.".formatted(profile.regions().of(role));

            assertThat(Resources.of(network(profile, role), "AWS::EC2::VPCEndpoint"))
                    .extracting(endpoint ->
                            Texts.of(endpoint.path("ServiceName"), profile.regions().of(role))
                                    .replace(start, ""))
                    .containsExactlyInAnyOrder(
                            "dynamodb",
                            "s3",
                            "ssm",
                            "secretsmanager",
                            "sqs",
                            "events",
                            "rds",
                            "logs",
                            "ecr.api",
                            "ecr.dkr");
        }
    }

    @ForEachProfile
    void i12_no_security_group_lets_the_world_in(Profile profile) {
        for (JsonNode template : Synthesised.profile(profile).templates().values()) {
            for (JsonNode group : Resources.of(template, "AWS::EC2::SecurityGroup")) {
                assertThat(group.path("SecurityGroupIngress").toString())
                        .doesNotContain("0.0.0.0/0", "::/0");
            }
            for (JsonNode rule : Resources.of(template, "AWS::EC2::SecurityGroupIngress")) {
                assertThat(rule.has("SourceSecurityGroupId")).isTrue();
                assertThat(rule.has("CidrIp")).isFalse();
            }
        }
    }

    @ForEachProfile
    void i12_the_networks_are_peered_and_do_not_overlap(Profile profile) {
        JsonNode asking = Synthesised.profile(profile).template("peering", Role.SECONDARY);
        JsonNode peering = Resources.only(asking, "AWS::EC2::VPCPeeringConnection");

        assertThat(peering.path("PeerRegion").asText()).isEqualTo(profile.regions().primary());
        assertThat(routes(profile, Role.PRIMARY)).containsOnly("10.65.0.0/16").hasSize(6);
        assertThat(routes(profile, Role.SECONDARY)).containsOnly("10.64.0.0/16").hasSize(6);
        assertThat(
                        Resources.only(network(profile, Role.PRIMARY), "AWS::EC2::VPC")
                                .path("CidrBlock")
                                .asText())
                .isEqualTo("10.64.0.0/16");
    }

    @Test
    void i12_what_crosses_the_network_is_logged() {
        assertThat(
                        Resources.only(network(Profile.STANDARD, Role.PRIMARY), "AWS::EC2::FlowLog")
                                .path("TrafficType")
                                .asText())
                .isEqualTo("ALL");
    }

    private static List<String> routes(Profile profile, Role role) {
        return Resources.of(
                        Synthesised.profile(profile).template("peering", role), "AWS::EC2::Route")
                .stream()
                .map(route -> route.path("DestinationCidrBlock").asText())
                .toList();
    }

    private static JsonNode network(Profile profile, Role role) {
        return Synthesised.profile(profile).template("network", role);
    }
}
