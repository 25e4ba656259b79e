package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Quotas of CloudFormation and of the services, none of which can be raised.
final class Limits {
    /// In bytes, for a template in S3.
    static final int TEMPLATE_BYTES = 1_000_000;

    private static final Map<String, Integer> PER_TEMPLATE =
            Map.of("Resources", 500, "Parameters", 200, "Outputs", 200, "Mappings", 200);

    /// How long a name may be, by type; where it is longer the service refuses it.
    private static final Map<String, Integer> NAME_LENGTHS =
            Map.ofEntries(
                    Map.entry("AWS::S3::Bucket", 63),
                    Map.entry("AWS::IAM::Role", 64),
                    Map.entry("AWS::Lambda::Function", 64),
                    Map.entry("AWS::Events::Rule", 64),
                    Map.entry("AWS::StepFunctions::StateMachine", 80),
                    Map.entry("AWS::SQS::Queue", 80),
                    Map.entry("AWS::Backup::BackupVault", 50),
                    Map.entry("AWS::RDS::DBCluster", 63),
                    Map.entry("AWS::RDS::GlobalCluster", 63),
                    Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", 32),
                    Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", 32));

    /// In characters, as text without spaces.
    private static final int ENVIRONMENT = 4_096;

    private static final int MANAGED_POLICY = 6_144;
    private static final int INLINE_POLICIES = 10_240;

    private Limits() {}

    static List<String> complaints(CloudAssembly assembly) {
        List<String> complaints = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            int bytes = stack.template().toString().getBytes(StandardCharsets.UTF_8).length;
            atMost(TEMPLATE_BYTES, bytes, stack.name() + " bytes", complaints);
            PER_TEMPLATE.forEach((section, most) ->
                    atMost(
                            most,
                            stack.template().path(section).size(),
                            stack.name() + " " + section,
                            complaints));
            stack.resources().forEach((id, resource) -> resource(stack, id, resource, complaints));
        }
        CreatedName.in(assembly)
                .forEach(each ->
                        atMost(
                                NAME_LENGTHS.getOrDefault(each.type(), Integer.MAX_VALUE),
                                each.name().length(),
                                each.stack() + " characters of " + each.name(),
                                complaints));
        return complaints;
    }

    private static void resource(
            Stack stack, String id, JsonNode resource, List<String> complaints) {
        String where = stack.name() + "/" + id;
        JsonNode properties = resource.path("Properties");
        switch (resource.path("Type").asText()) {
            case "AWS::Lambda::Function" ->
                    atMost(
                            ENVIRONMENT,
                            length(properties.at("/Environment/Variables"), stack),
                            where + " characters of environment",
                            complaints);
            case "AWS::IAM::ManagedPolicy" ->
                    atMost(
                            MANAGED_POLICY,
                            length(properties.path("PolicyDocument"), stack),
                            where + " characters of policy",
                            complaints);
            case "AWS::IAM::Policy" ->
                    atMost(
                            INLINE_POLICIES,
                            length(properties.path("PolicyDocument"), stack),
                            where + " characters of policy",
                            complaints);
            default -> {}
        }
    }

    private static int length(JsonNode value, Stack stack) {
        int[] length = {0};
        Texts.each(
                value,
                stack.region(),
                (path, text) -> length[0] += text.length() + path.length() - path.lastIndexOf('.'));
        return length[0];
    }

    private static void atMost(int most, int found, String what, List<String> complaints) {
        if (found > most) {
            complaints.add("%s: %d, at most %d".formatted(what, found, most));
        }
    }
}
