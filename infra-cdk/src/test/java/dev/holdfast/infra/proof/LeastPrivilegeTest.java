package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each complaint is made about a planted mistake, and about nothing else.
class LeastPrivilegeTest {

    @Test
    void nobody_may_do_more_than_is_explained_and_every_explanation_is_needed() {
        Wildcards wildcards = Wildcards.explained();
        for (Profile profile : Profile.all()) {
            assertThat(new LeastPrivilege(wildcards).complaints(Assemblies.of(profile)))
                    .as(profile.name())
                    .isEmpty();
        }
        assertThat(wildcards.unused()).isEmpty();
    }

    @Test
    void a_wildcard_for_all_actions_is_found() {
        assertThat(complaints(policy("'*'", "'arn:aws:s3:::documents'"))).hasSize(1);
        assertThat(complaints(policy("'s3:*'", "'arn:aws:s3:::documents'")))
                .containsExactly(
                        "planted/Thing (AWS::IAM::Policy) allows s3:* on [arn:aws:s3:::documents]");
    }

    @Test
    void a_wildcard_for_all_resources_is_found_for_each_action() {
        assertThat(complaints(policy("['sqs:SendMessage','sqs:DeleteMessage']", "'*'"))).hasSize(2);
    }

    @Test
    void named_actions_on_named_resources_are_fine() {
        assertThat(complaints(policy("['s3:GetObject*']", "{'Fn::GetAtt':['Bucket','Arn']}")))
                .isEmpty();
    }

    @Test
    void what_is_allowed_by_leaving_something_out_is_found() {
        Stack stack =
                Planted.resource(
                        "AWS::IAM::Policy",
                        json(
                                "{'PolicyDocument':{'Statement':[{'Effect':'Allow',"
                                        + "'NotAction':'iam:*','NotResource':'arn:aws:s3:::a'}]}}"));

        assertThat(complaints(stack)).hasSize(2);
    }

    @Test
    void a_denial_may_be_broad() {
        Stack stack =
                Planted.resource(
                        "AWS::S3::BucketPolicy",
                        json(
                                "{'PolicyDocument':{'Statement':[{'Effect':'Deny','Action':'s3:*',"
                                        + "'Principal':'*','Resource':'*'}]}}"));

        assertThat(complaints(stack)).isEmpty();
    }

    @Test
    void everybody_needs_a_condition() {
        String open =
                "{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':'sqs:SendMessage',"
                        + "'Principal':{'AWS':'*'},'Resource':'arn:aws:sqs:us-east-1:1:q'CONDITION}]}}";
        String type = "AWS::SQS::QueuePolicy";
        String condition = ",'Condition':{'StringEquals':{'aws:SourceAccount':'1'}}";

        assertThat(complaints(Planted.resource(type, json(open.replace("CONDITION", "")))))
                .containsExactly(
                        "planted/Thing (" + type + ") lets everybody in, without a condition");
        assertThat(complaints(Planted.resource(type, json(open.replace("CONDITION", condition)))))
                .isEmpty();
    }

    @Test
    void an_explained_wildcard_is_fine_where_it_is_explained_and_only_there() {
        Wildcards.Entry tracing =
                new Wildcards.Entry(
                        List.of("xray:PutTraceSegments"),
                        List.of("AWS::IAM::Policy"),
                        "X-Ray knows no resources for it");
        Wildcards wildcards = new Wildcards(List.of(tracing));
        Stack here = policy("'xray:PutTraceSegments'", "'*'");

        assertThat(wildcards.unused()).hasSize(1);
        assertThat(new LeastPrivilege(wildcards).complaints(Planted.assembly(here))).isEmpty();
        assertThat(wildcards.unused()).isEmpty();
        Stack elsewhere = policy("'xray:GetTraceSummaries'", "'*'");
        assertThat(new LeastPrivilege(wildcards).complaints(Planted.assembly(elsewhere)))
                .hasSize(1);
    }

    @Test
    void a_wildcard_without_a_reason_cannot_be_listed() {
        assertThatThrownBy(() ->
                        new Wildcards.Entry(List.of("a:b"), List.of("AWS::IAM::Policy"), "needed"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_security_group_open_to_the_world_is_found() {
        String rule = "{'CidrIp':'%s','IpProtocol':'tcp','FromPort':443,'ToPort':443}";
        String group = "{'SecurityGroupIngress':[" + rule + "]}";
        String type = "AWS::EC2::SecurityGroup";

        assertThat(complaints(Planted.resource(type, json(group.formatted("0.0.0.0/0")))))
                .containsExactly("planted/Thing lets the whole world in");
        assertThat(complaints(Planted.resource(type, json(group.formatted("10.0.0.0/16")))))
                .isEmpty();
        assertThat(
                        complaints(
                                Planted.resource(
                                        "AWS::EC2::SecurityGroupIngress",
                                        json("{'CidrIpv6':'::/0','IpProtocol':'-1'}"))))
                .hasSize(1);
    }

    @Test
    void a_nat_gateway_is_found() {
        assertThat(complaints(Planted.resource("AWS::EC2::NatGateway", "{}"))).hasSize(1);
    }

    private static List<String> complaints(Stack stack) {
        return new LeastPrivilege(new Wildcards(List.of())).complaints(Planted.assembly(stack));
    }

    private static Stack policy(String actions, String resources) {
        String document =
                "{'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':%s,'Resource':%s}]}}";
        return Planted.resource("AWS::IAM::Policy", json(document.formatted(actions, resources)));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
