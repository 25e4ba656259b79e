package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each dependency that a lost region would break is planted, and found.
class StaticStabilityTest {

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void nothing_in_a_failover_waits_for_what_may_be_lost(Profile profile) {
        assertThat(StaticStability.complaints(Assemblies.of(profile))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:::aws-sdk:route53:changeResourceRecordSets",
                "arn:aws:states:::aws-sdk:iam:updateRole",
                "arn:aws:states:::aws-sdk:cloudfront:updateDistribution",
                "arn:aws:states:::aws-sdk:s3:putBucketReplication",
                "arn:aws:states:::aws-sdk:route53recoverycontrolconfig:updateRoutingControl"
            })
    void a_state_that_calls_a_control_plane_elsewhere_is_found(String resource) {
        String state = "{'Type':'Task','Resource':'%s','End':true}".formatted(resource);

        assertThat(StaticStability.complaints(failover(state))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:states:::aws-sdk:rds:failoverGlobalCluster",
                "arn:aws:states:::lambda:invoke",
                "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
                "arn:aws:states:::aws-sdk:s3:putObject",
                "arn:aws:states:::aws-sdk:route53recoverycluster:updateRoutingControlState"
            })
    void a_state_that_calls_this_region_is_fine(String resource) {
        String state = "{'Type':'Task','Resource':'%s','End':true}".formatted(resource);

        assertThat(StaticStability.complaints(failover(state))).isEmpty();
    }

    @Test
    void a_state_deep_in_a_branch_or_an_iterator_is_found() {
        String inner =
                "{'StartAt':'B','States':{'B':{'Type':'Task','End':true,"
                        + "'Resource':'arn:aws:states:::aws-sdk:route53:listHostedZones'}}}";

        assertThat(
                        StaticStability.complaints(
                                failover("{'Type':'Parallel','Branches':[" + inner + "]}")))
                .containsExactly("failover in us-east-2, state B calls route53:listHostedZones");
        assertThat(
                        StaticStability.complaints(
                                failover("{'Type':'Map','ItemProcessor':" + inner + "}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'Resource':'arn:aws:lambda:us-east-1:1:function:claim-reign'",
                "'Resource':'x','Parameters':{'FunctionName':'arn:aws:lambda:us-east-1:1:function:a'}",
                "'Resource':'x','Parameters':{'QueueUrl':'https://sqs.us-east-1.amazonaws.com/1/q'}"
            })
    void a_state_that_calls_the_other_region_is_found(String call) {
        assertThat(StaticStability.complaints(failover("{'Type':'Task'," + call + "}")))
                .singleElement()
                .asString()
                .endsWith("calls us-east-1");
        String here = call.replace("us-east-1", "us-east-2");
        assertThat(StaticStability.complaints(failover("{'Type':'Task'," + here + "}"))).isEmpty();
    }

    @Test
    void the_name_of_a_region_is_data_and_no_call() {
        String state = "{'Type':'Pass','Result':{'lost':'us-east-1'},'End':true}";

        assertThat(StaticStability.complaints(failover(state))).isEmpty();
    }

    @Test
    void a_machine_in_a_template_is_read_through_joins_and_substitutions() {
        String definition =
                "{'Fn::Join':['',['{\\\"States\\\":{\\\"A\\\":{\\\"Resource\\\":"
                        + "\\\"arn:aws:lambda:${there}:1:function:',{'Ref':'AWS::Region'},'\\\"}}}']]}";
        Stack stack =
                Planted.resource(
                        "AWS::StepFunctions::StateMachine",
                        json(
                                "{'StateMachineName':'holdfast-failover-test','DefinitionString':"
                                        + definition
                                        + ",'DefinitionSubstitutions':{'there':'us-west-2'}}"));

        assertThat(complaints(stack))
                .containsExactly(
                        "holdfast-failover-test in us-east-1, state A.Resource calls us-west-2");
    }

    @Test
    void a_function_that_may_call_route_53_or_iam_is_found() {
        assertThat(complaints(runner("lambda", "'route53:ChangeResourceRecordSets'")))
                .containsExactly(
                        "planted/Policy (AWS::IAM::Policy) may call route53:ChangeResourceRecordSets");
        assertThat(complaints(runner("states", "['sqs:SendMessage','iam:AttachRolePolicy']")))
                .hasSize(1);
        assertThat(complaints(runner("ecs-tasks", "'*'"))).hasSize(1);
    }

    @Test
    void passing_a_role_calls_nobody_and_a_deployment_role_runs_in_no_failover() {
        assertThat(complaints(runner("lambda", "'iam:PassRole'"))).isEmpty();
        assertThat(complaints(runner("cloudformation", "'route53:ChangeResourceRecordSets'")))
                .isEmpty();
    }

    @Test
    void a_role_of_a_failover_that_reaches_into_the_other_region_is_found() {
        String other = "arn:aws:lambda:us-east-2:1:function:a";
        assertThat(complaints(mover("lambda:InvokeFunction", other)))
                .containsExactly("planted/Policy (AWS::IAM::Policy) may call us-east-2");
        assertThat(
                        complaints(
                                mover(
                                        "rds:FailoverGlobalCluster",
                                        "arn:aws:rds:us-east-2:1:cluster:a")))
                .isEmpty();
    }

    @Test
    void a_health_check_that_depends_on_an_alarm_or_is_disabled_is_found() {
        assertThat(complaints(check("'Type':'CLOUDWATCH_METRIC'"))).hasSize(1);
        assertThat(complaints(check("'Type':'HTTPS','Disabled':true"))).hasSize(1);
        assertThat(complaints(check("'Type':'HTTPS'"))).isEmpty();
    }

    @Test
    void a_function_that_is_given_a_host_in_the_other_region_is_found() {
        String function =
                "{'Environment':{'Variables':{'URL':'https://sqs.%s.amazonaws.com/1/q'}}}";

        assertThat(
                        complaints(
                                Planted.resource(
                                        "AWS::Lambda::Function",
                                        json(function.formatted("us-east-2")))))
                .containsExactly("planted/Thing is given a host in us-east-2: URL");
        assertThat(
                        complaints(
                                Planted.resource(
                                        "AWS::Lambda::Function",
                                        json(function.formatted("us-east-1")))))
                .isEmpty();
    }

    private static Workflow failover(String state) {
        return new Workflow(
                "failover", "us-east-2", Planted.json(json("{'States':{'A':" + state + "}}")));
    }

    private static Stack check(String config) {
        return Planted.resource(
                "AWS::Route53::HealthCheck", json("{'HealthCheckConfig':{" + config + "}}"));
    }

    private static Stack runner(String service, String actions) {
        return Planted.stack(
                "planted",
                "us-east-1",
                json("{" + role(service) + "," + policy(actions, "arn:aws:x:::y") + "}"));
    }

    private static Stack mover(String action, String resource) {
        String machine =
                "'Machine':{'Type':'AWS::StepFunctions::StateMachine','Properties':{'StateMachineName':"
                        + "'failover','Definition':{},'RoleArn':{'Fn::GetAtt':['Role','Arn']}}}";
        String parts = role("states") + "," + policy("'" + action + "'", resource) + "," + machine;
        return Planted.stack("planted", "us-east-1", json("{" + parts + "}"));
    }

    private static String role(String service) {
        return ("'Role':{'Type':'AWS::IAM::Role','Properties':{'AssumeRolePolicyDocument':"
                        + "{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',"
                        + "'Principal':{'Service':'%s.amazonaws.com'}}]}}}")
                .formatted(service);
    }

    private static String policy(String actions, String resource) {
        return ("'Policy':{'Type':'AWS::IAM::Policy','Properties':{'Roles':[{'Ref':'Role'}],"
                        + "'PolicyDocument':{'Statement':[{'Effect':'Allow','Action':%s,"
                        + "'Resource':'%s'}]}}}")
                .formatted(actions, resource);
    }

    private static List<String> complaints(Stack stack) {
        return StaticStability.complaints(Planted.assembly(stack));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
