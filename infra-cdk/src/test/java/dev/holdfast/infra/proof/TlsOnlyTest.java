package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each kind of door that plain text could come through is found where it is open.
class TlsOnlyTest {
    private static final String REFUSAL =
            "'Policy':{'Type':'AWS::S3::BucketPolicy','Properties':{'Bucket':{'Ref':'%s'},"
                    + "'PolicyDocument':{'Statement':[{'Effect':'Deny','Action':'s3:*',"
                    + "'Principal':{'AWS':'*'},'Resource':'x',"
                    + "'Condition':{'Bool':{'aws:SecureTransport':'%s'}}}]}}}";

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void nothing_can_be_reached_without_tls(Profile profile) {
        assertThat(TlsOnly.complaints(Assemblies.of(profile))).isEmpty();
    }

    @Test
    void a_bucket_needs_a_policy_of_its_own_that_refuses_plain_text() {
        assertThat(complaints(bucket(REFUSAL.formatted("Thing", "false")))).isEmpty();
        assertThat(complaints(bucket(REFUSAL.formatted("Other", "false")))).hasSize(1);
        assertThat(complaints(bucket(REFUSAL.formatted("Thing", "true")))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::SQS::Queue | {} | may be used without TLS",
                "AWS::SNS::Topic | {} | may be used without TLS",
                "AWS::RDS::DBClusterParameterGroup | {'Parameters':{}} | does not force TLS",
                "AWS::ElasticLoadBalancingV2::Listener | {'Protocol':'HTTP'} | listens without TLS",
                "AWS::ElasticLoadBalancingV2::TargetGroup | {'Protocol':'TCP'} | forwards without TLS",
                "AWS::ApiGateway::DomainName | {'SecurityPolicy':'TLS_1_0'} | accepts old TLS",
                "AWS::Route53::HealthCheck | {'HealthCheckConfig':{'Type':'HTTP'}} | asks without TLS"
            })
    void an_open_door_is_found(String type, String properties, String complaint) {
        assertThat(complaints(Planted.resource(type, json(properties))))
                .containsExactly("planted/Thing " + complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::RDS::DBClusterParameterGroup | {'Parameters':{'rds.force_ssl':'1'}}",
                "AWS::ElasticLoadBalancingV2::Listener | {'Protocol':'HTTPS'}",
                "AWS::ElasticLoadBalancingV2::TargetGroup | {'Protocol':'HTTPS'}",
                "AWS::ElasticLoadBalancingV2::TargetGroup | {'Protocol':'TCP','TargetType':'alb'}",
                "AWS::ApiGateway::DomainName | {'SecurityPolicy':'TLS_1_2'}",
                "AWS::Route53::HealthCheck | {'HealthCheckConfig':{'Type':'HTTPS'}}"
            })
    void a_closed_one_is_not(String type, String properties) {
        assertThat(complaints(Planted.resource(type, json(properties)))).isEmpty();
    }

    private static Stack bucket(String policy) {
        String resources = "{'Thing':{'Type':'AWS::S3::Bucket','Properties':{}}," + policy + "}";
        return Planted.stack("planted", "us-east-1", json(resources));
    }

    private static List<String> complaints(Stack stack) {
        return TlsOnly.complaints(Planted.assembly(stack));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
