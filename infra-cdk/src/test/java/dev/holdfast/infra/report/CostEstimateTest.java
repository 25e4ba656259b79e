package dev.holdfast.infra.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands there is priced from its properties.
class CostEstimateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::RDS::DBInstance | {'DBInstanceClass':'db.r5.large'} | 211.70",
                "AWS::EC2::VPCEndpoint | {'VpcEndpointType':'Interface','SubnetIds':[1,2,3]} | 21.90",
                "AWS::EC2::VPCEndpoint | {'VpcEndpointType':'Gateway'} | 0",
                "AWS::Route53::HealthCheck | {'HealthCheckConfig':{'Type':'HTTPS','RequestInterval':10}} | 2.50",
                "AWS::CloudWatch::Alarm | {'MetricName':'a'} | 0.10",
                "AWS::CloudWatch::Alarm | {'Metrics':[{'MetricStat':1},{'MetricStat':1},{'Expression':1}]} | 0.20",
                "AWS::WAFv2::WebACL | {'Rules':[1,2]} | 7.00",
                "AWS::SecretsManager::Secret | {'ReplicaRegions':[1]} | 0.80",
                "AWS::IAM::Role | {} | 0"
            })
    void a_resource_costs_what_its_properties_say(String type, String properties, double usd)
            throws Exception {
        String resources = "{'Thing':{'Type':'%s','Properties':%s}}".formatted(type, properties);

        assertThat(estimate(resources).standingUsd()).isCloseTo(usd, within(0.005));
    }

    @Test
    void a_serverless_instance_costs_the_floor_of_its_cluster() throws Exception {
        String resources =
                "{'C':{'Type':'AWS::RDS::DBCluster','Properties':{'ServerlessV2ScalingConfiguration':"
                        + "{'MinCapacity':0.5}}},'I':{'Type':'AWS::RDS::DBInstance','Properties':"
                        + "{'DBInstanceClass':'db.serverless'}}}";

        assertThat(estimate(resources).standingUsd()).isCloseTo(43.80, within(0.005));
    }

    @Test
    void tasks_cost_their_processors_and_their_memory() throws Exception {
        String resources =
                "{'T':{'Type':'AWS::ECS::TaskDefinition','Properties':{'Cpu':'1024','Memory':'2048'}},"
                        + "'S':{'Type':'AWS::ECS::Service','Properties':{'DesiredCount':2,"
                        + "'TaskDefinition':{'Ref':'T'}}}}";

        assertThat(estimate(resources).standingUsd()).isCloseTo(72.08, within(0.005));
    }

    @Test
    void a_load_costs_only_where_there_is_something_to_use() throws Exception {
        assertThat(estimate("{}").usageUsd()).isZero();
        assertThat(estimate("{'A':{'Type':'AWS::ApiGateway::RestApi'}}").usageUsd())
                .isCloseTo(105, within(0.005));
    }

    @Test
    void what_has_no_price_is_no_gift() {
        assertThatThrownBy(() ->
                        estimate(
                                "{'I':{'Type':'AWS::RDS::DBInstance','Properties':{'DBInstanceClass':'db.x9.huge'}}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aurora.db.x9.huge");
    }

    private static CostEstimate estimate(String resources) throws Exception {
        String template = "{\"Resources\":%s}".formatted(resources.replace('\'', '"'));
        CloudAssembly.Stack stack =
                new CloudAssembly.Stack(
                        "one", "us-east-1", new ObjectMapper().readTree(template), Set.of());
        return CostEstimate.of(
                new CloudAssembly(Path.of("planted"), List.of(stack)), Prices.published());
    }
}
