package dev.holdfast.infra.documents;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// What S3 may do to copy this site's objects into the other region, and nothing else.
final class ReplicationRole extends Construct {

    private final Site site;
    private final Keyring keyring;
    private final Role role;

    ReplicationRole(Construct scope, Site site, Keyring keyring) {
        super(scope, "role");
        this.site = site;
        this.keyring = keyring;
        this.role =
                Role.Builder.create(this, "role")
                        .roleName(site.name("holdfast-replication"))
                        .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
                        .build();
        keyring.keyArn().ifPresent(key -> allow("kms:Decrypt", key));
        keyring.peerKeyArn(Stack.of(this)).ifPresent(key -> allow("kms:Encrypt", key));
    }

    String arn() {
        return role.getRoleArn();
    }

    /// What a copy is encrypted with, where it is not S3's own key.
    Optional<String> keyThere(String type) {
        return type.equals(DeployedNames.PUBLIC_KEYS)
                ? Optional.empty()
                : keyring.peerKeyArn(Stack.of(this));
    }

    String bucketHere(String type) {
        return new DeployedNames(site).bucket(type, Stack.of(this).getAccount());
    }

    String bucketThere(String type) {
        return new DeployedNames(site.peer()).bucket(type, Stack.of(this).getAccount());
    }

    String arnOf(String bucket) {
        return Arns.in(this).bucket(bucket);
    }

    void mayCopy(String type) {
        String here = arnOf(bucketHere(type));
        role.addToPolicy(
                statement(List.of("s3:GetReplicationConfiguration", "s3:ListBucket"), here));
        role.addToPolicy(
                statement(
                        List.of(
                                "s3:GetObjectVersionForReplication",
                                "s3:GetObjectVersionAcl",
                                "s3:GetObjectVersionTagging"),
                        here + "/*"));
        role.addToPolicy(
                statement(
                        List.of("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"),
                        arnOf(bucketThere(type)) + "/*"));
    }

    private void allow(String action, String resource) {
        role.addToPolicy(statement(List.of(action), resource));
    }

    private static PolicyStatement statement(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
