package dev.holdfast.infra.documents;

import dev.holdfast.infra.DeploymentCall;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// Replicates one bucket, with replication time control: S3 commits itself to 15 minutes for nearly
/// all objects, and tells when it takes longer. It is far too slow for an acknowledgement to wait
/// for it.
final class BucketReplication extends Construct {

    private static final int MINUTES = 15;
    private static final String ENABLED = "Enabled";

    private final Site site;
    private final String type;
    private final ReplicationRole role;

    BucketReplication(Construct scope, Site site, String type, ReplicationRole role) {
        super(scope, type);
        this.site = site;
        this.type = type;
        this.role = role;
        new DeploymentCall(this, "replication")
                .request(
                        call(
                                "putBucketReplication",
                                Map.of(
                                        "Bucket", bucket(),
                                        "ReplicationConfiguration", configuration())))
                .undo(call("deleteBucketReplication", Map.of("Bucket", bucket())))
                .with(mayConfigure(), mayPass());
    }

    private AwsSdkCall call(String action, Map<String, ?> parameters) {
        return AwsSdkCall.builder()
                .service("S3")
                .action(action)
                .parameters(new TreeMap<>(parameters))
                .physicalResourceId(PhysicalResourceId.of(site.name(type + "-replication")))
                .build();
    }

    private Map<String, Object> configuration() {
        return new TreeMap<>(Map.of("Role", role.arn(), "Rules", List.of(rule())));
    }

    private Map<String, Object> rule() {
        Map<String, Object> rule = new TreeMap<>();
        rule.put("ID", "everything");
        rule.put("Priority", 1);
        rule.put("Status", ENABLED);
        rule.put("Filter", Map.of("Prefix", ""));
        rule.put("DeleteMarkerReplication", Map.of("Status", ENABLED));
        rule.put("Destination", destination());
        if (role.keyThere(type).isPresent()) {
            rule.put(
                    "SourceSelectionCriteria",
                    Map.of("SseKmsEncryptedObjects", Map.of("Status", ENABLED)));
        }
        return rule;
    }

    private Map<String, Object> destination() {
        Map<String, Object> destination = new TreeMap<>();
        destination.put("Bucket", role.arnOf(role.bucketThere(type)));
        destination.put("ReplicationTime", within("Time"));
        destination.put("Metrics", within("EventThreshold"));
        role.keyThere(type)
                .ifPresent(key ->
                        destination.put("EncryptionConfiguration", Map.of("ReplicaKmsKeyID", key)));
        return destination;
    }

    private static Map<String, Object> within(String what) {
        return new TreeMap<>(Map.of("Status", ENABLED, what, Map.of("Minutes", MINUTES)));
    }

    private String bucket() {
        return role.bucketHere(type);
    }

    private PolicyStatement mayConfigure() {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:PutReplicationConfiguration"))
                .resources(List.of(role.arnOf(bucket())))
                .build();
    }

    private PolicyStatement mayPass() {
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(role.arn()))
                .build();
    }
}
