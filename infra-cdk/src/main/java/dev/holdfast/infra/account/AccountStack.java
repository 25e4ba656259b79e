package dev.holdfast.infra.account;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.apigateway.CfnAccount;
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

    public AccountStack(Construct app, Site site) {
        super(app, site, "account");
        CfnDetector.Builder.create(this, "detector")
                .enable(true)
                .findingPublishingFrequency("FIFTEEN_MINUTES")
                .build();
        recordConfiguration();
        letApiGatewayLog();
    }

    private void recordConfiguration() {
        Role role = role("config", "config.amazonaws.com", "service-role/AWS_ConfigRole");
        String bucket = new DeployedNames(site()).bucket(DeployedNames.AUDIT, getAccount());
        role.addToPolicy(mayDeliver("s3:GetBucketAcl", bucket));
        role.addToPolicy(mayDeliver("s3:PutObject", bucket + "/" + FOLDER + "/*"));
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
        CfnDeliveryChannel.Builder.create(this, "channel")
                .name(site().name("holdfast"))
                .s3BucketName(bucket)
                .s3KeyPrefix(FOLDER)
                .build();
    }

    private PolicyStatement mayDeliver(String action, String where) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(new Arns(this).bucket(where)))
                .build();
    }

    private void letApiGatewayLog() {
        Role role =
                role(
                        "api-logs",
                        "apigateway.amazonaws.com",
                        "service-role/AmazonAPIGatewayPushToCloudWatchLogs");
        CfnAccount.Builder.create(this, "api-gateway").cloudWatchRoleArn(role.getRoleArn()).build();
    }

    private Role role(String type, String service, String policy) {
        return Role.Builder.create(this, type)
                .roleName(site().name("holdfast-" + type))
                .assumedBy(new ServicePrincipal(service))
                .managedPolicies(List.of(ManagedPolicy.fromAwsManagedPolicyName(policy)))
                .build();
    }
}
