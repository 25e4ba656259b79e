package dev.holdfast.infra.tables;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.PointInTimeRecoverySpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ReplicaSSESpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ReplicaSpecificationProperty;

/// The copies of a table, one in each region: continuous recovery, protected as the deployment
/// says, encrypted with the region's own key.
record Copies(Site primary, Keyring keyring) {

    List<ReplicaSpecificationProperty> of(Stack stack) {
        return Stream.of(
                        copy(primary, keyring.keyArn()),
                        copy(primary.peer(), keyring.peerKeyArn(stack)))
                .toList();
    }

    String witness() {
        return primary.profile().regions().witness();
    }

    RemovalPolicy removalPolicy() {
        return primary.deployment().removalPolicy();
    }

    private ReplicaSpecificationProperty copy(Site site, Optional<String> key) {
        ReplicaSpecificationProperty.Builder copy =
                ReplicaSpecificationProperty.builder()
                        .region(site.region())
                        .deletionProtectionEnabled(site.deployment().isProtected())
                        .pointInTimeRecoverySpecification(
                                PointInTimeRecoverySpecificationProperty.builder()
                                        .pointInTimeRecoveryEnabled(true)
                                        .build())
                        .tags(tags(site));
        key.map(Copies::encryptedWith).ifPresent(copy::sseSpecification);
        return copy.build();
    }

    private static ReplicaSSESpecificationProperty encryptedWith(String key) {
        return ReplicaSSESpecificationProperty.builder().kmsMasterKeyId(key).build();
    }

    /// A global table takes its tags for each copy, and does not inherit those of the stack.
    private static List<CfnTag> tags(Site site) {
        return site.tags().entrySet().stream()
                .map(tag -> CfnTag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
