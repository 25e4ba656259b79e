package dev.holdfast.infra.account;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import java.util.List;
import software.amazon.awscdk.services.config.CfnConfigurationRecorder;
import software.amazon.awscdk.services.config.CfnConfigurationRecorder.RecordingGroupProperty;
import software.amazon.awscdk.services.config.CfnDeliveryChannel;
import software.amazon.awscdk.services.guardduty.CfnDetector;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// What an account has once in each region: a second one is an error, or takes the first one's
/// place. So exactly one deployment of an account may have it, and only if somebody says that it is
/// this one.
public final class AccountStack extends RegionStack {

    private static final String FOLDER = "config";

    private final Keyring keyring;

    public AccountStack(Construct app, Keyring keyring) {
        super(app, keyring.site(), "account");
        this.keyring = keyring;
        CfnDetector.Builder.create(this, "detector")
                .enable(true)
                .findingPublishingFrequency("FIFTEEN_MINUTES")
                .build();
        recordConfiguration();
    }

    private void recordConfiguration() {
        Role role = role();
        String bucket = new DeployedNames(site()).bucket(DeployedNames.AUDIT, getAccount());
        role.addToPolicy(mayDeliver("s3:GetBucketAcl", bucket));
        role.addToPolicy(mayDeliver("s3:PutObject", bucket + "/" + FOLDER + "/*"));
        keyring.keyArn().map(AccountStack::mayEncrypt).ifPresent(role::addToPolicy);
        CfnConfigurationRecorder.Builder.create(this, "recorder")
                .name(site().name("holdfast"))
                .roleArn(role.getRoleArn())
                .recordingGroup(
                        RecordingGroupProperty.builder()
                                .allSupported(true)
                                // Resources that belong to no region are recorded once.
                                .includeGlobalResourceTypes(site().isPrimary())
                                .build())
                .build();
        deliver(role, bucket);
    }

    private void deliver(Role role, String bucket) {
        CfnDeliveryChannel channel =
                CfnDeliveryChannel.Builder.create(this, "channel")
                        .name(site().name("holdfast"))
                        .s3BucketName(bucket)
                        .s3KeyPrefix(FOLDER)
                        .s3KmsKeyArn(keyring.keyArn().orElse(null))
                        .build();
        // AWS Config writes a first file at once: the role has to have its rights by then.
        channel.getNode().addDependency(role);
    }

    private static PolicyStatement mayEncrypt(String key) {
        return PolicyStatement.Builder.create()
                .actions(List.of("kms:Decrypt", "kms:GenerateDataKey"))
                .resources(List.of(key))
                .build();
    }

    private PolicyStatement mayDeliver(String action, String where) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(new Arns(this).bucket(where)))
                .build();
    }

    private Role role() {
        return Role.Builder.create(this, "config")
                .roleName(site().name("holdfast-config"))
                .assumedBy(new ServicePrincipal("config.amazonaws.com"))
                .managedPolicies(
                        List.of(
                                ManagedPolicy.fromAwsManagedPolicyName(
                                        "service-role/AWS_ConfigRole")))
                .build();
    }
}
