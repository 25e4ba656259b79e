package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A name that a stack gives to something, and that another one may use without CloudFormation's
/// knowledge.
///
/// @param region where it is; names of the whole account are in none
record CreatedName(String stack, String region, String type, String name) {

    /// The property that carries the name, by type.
    static final Map<String, String> PROPERTY =
            Map.ofEntries(
                    Map.entry("AWS::S3::Bucket", "BucketName"),
                    Map.entry("AWS::RDS::GlobalCluster", "GlobalClusterIdentifier"),
                    Map.entry("AWS::RDS::DBCluster", "DBClusterIdentifier"),
                    Map.entry("AWS::DynamoDB::GlobalTable", "TableName"),
                    Map.entry("AWS::DynamoDB::Table", "TableName"),
                    Map.entry("AWS::IAM::Role", "RoleName"),
                    Map.entry("AWS::Lambda::Function", "FunctionName"),
                    Map.entry("AWS::StepFunctions::StateMachine", "StateMachineName"),
                    Map.entry("AWS::SQS::Queue", "QueueName"),
                    Map.entry("AWS::SNS::Topic", "TopicName"),
                    Map.entry("AWS::Events::EventBus", "Name"),
                    Map.entry("AWS::Events::Rule", "Name"),
                    Map.entry("AWS::KMS::Alias", "AliasName"),
                    Map.entry("AWS::Backup::BackupVault", "BackupVaultName"),
                    Map.entry("AWS::SSM::Parameter", "Name"),
                    Map.entry("AWS::Logs::LogGroup", "LogGroupName"),
                    Map.entry("AWS::CloudWatch::Alarm", "AlarmName"),
                    Map.entry("AWS::CloudWatch::Dashboard", "DashboardName"),
                    Map.entry("AWS::ECS::Cluster", "ClusterName"),
                    Map.entry("AWS::ECS::Service", "ServiceName"),
                    Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name"),
                    Map.entry("AWS::ElasticLoadBalancingV2::TargetGroup", "Name"),
                    Map.entry("AWS::ApiGateway::RestApi", "Name"),
                    Map.entry("AWS::WAFv2::WebACL", "Name"),
                    Map.entry("AWS::SecretsManager::Secret", "Name"),
                    Map.entry("AWS::EC2::SecurityGroup", "GroupName"));

    /// All names that templates give literally.
    static List<CreatedName> in(CloudAssembly assembly) {
        List<CreatedName> names = new ArrayList<>();
        for (Stack stack : assembly.stacks()) {
            for (JsonNode resource : stack.resources().values()) {
                String type = resource.path("Type").asText();
                JsonNode name =
                        resource.path("Properties").path(PROPERTY.getOrDefault(type, "none"));
                if (!name.isMissingNode()) {
                    String text = Texts.of(name, stack.region());
                    names.add(new CreatedName(stack.name(), stack.region(), type, text));
                }
            }
        }
        return names;
    }

    /// Whether a text, a bare name or an ARN, means this.
    boolean isMeantBy(String text) {
        if (!text.startsWith("arn:")) {
            return text.equals(name);
        }
        String[] parts = text.split(":", 6);
        boolean reachable = parts.length == 6 && (parts[3].isEmpty() || parts[3].equals(region));
        return reachable && path(parts[5]).contains(path(name));
    }

    /// `queue:a` and `queue/a` both hold `a`; `queue/ab` does not.
    private static String path(String text) {
        return ("/" + text.replace(':', '/') + "/").replace("//", "/");
    }
}
