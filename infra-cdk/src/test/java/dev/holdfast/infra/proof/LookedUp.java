package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A name that a service looks up while it creates a resource: it refuses one that does not exist.
/// Most names are only looked up when they are used, and need no order.
record LookedUp(String path, String text) {

    /// Properties below which names are looked up, by type.
    private static final Map<String, Set<String>> WHERE =
            Map.ofEntries(
                    // "Destination bucket must exist", and have versions.
                    Map.entry("AWS::S3::Bucket", Set.of("ReplicationConfiguration")),
                    Map.entry("AWS::RDS::DBCluster", Set.of("GlobalClusterIdentifier", "KmsKeyId")),
                    Map.entry("AWS::RDS::GlobalCluster", Set.of("SourceDBClusterIdentifier")),
                    Map.entry("AWS::DynamoDB::GlobalTable", Set.of("Replicas")),
                    Map.entry("AWS::KMS::ReplicaKey", Set.of("PrimaryKeyArn")),
                    Map.entry("AWS::Events::Endpoint", Set.of("EventBuses", "RoleArn")),
                    Map.entry("AWS::Events::Rule", Set.of("Targets")),
                    Map.entry("AWS::Lambda::Function", Set.of("Role", "DeadLetterConfig")),
                    Map.entry(
                            "AWS::Lambda::EventSourceMapping",
                            Set.of("EventSourceArn", "FunctionName")),
                    Map.entry("AWS::StepFunctions::StateMachine", Set.of("RoleArn")),
                    Map.entry("AWS::Route53::RecordSet", Set.of("HealthCheckId")),
                    Map.entry("AWS::ECS::Service", Set.of("Cluster", "TaskDefinition")));

    /// Policies whose principals are looked up when the policy is saved.
    private static final Set<String> RESOURCE_POLICIES =
            Set.of(
                    "AWS::S3::BucketPolicy",
                    "AWS::SQS::QueuePolicy",
                    "AWS::SNS::TopicPolicy",
                    "AWS::KMS::Key",
                    "AWS::KMS::ReplicaKey",
                    "AWS::IAM::Role",
                    "AWS::Backup::BackupVault",
                    "AWS::Events::EventBusPolicy");

    static List<LookedUp> by(JsonNode resource, String region) {
        String type = resource.path("Type").asText();
        JsonNode properties = resource.path("Properties");
        List<LookedUp> found = new ArrayList<>();
        for (String property : WHERE.getOrDefault(type, Set.of())) {
            Texts.each(
                    properties.path(property),
                    region,
                    (path, text) -> found.add(new LookedUp("." + property + path, text)));
        }
        if (RESOURCE_POLICIES.contains(type)) {
            Texts.each(
                    properties,
                    region,
                    (path, text) -> {
                        if (path.contains(".Principal.AWS")) {
                            found.add(new LookedUp(path, text));
                        }
                    });
        }
        return found;
    }
}
