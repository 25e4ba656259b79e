package dev.holdfast.infra.account;

import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.apigateway.CfnAccount;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// The role in which API Gateway writes logs, for every API of the account in a region: no API with
/// logs can be deployed before there is one. Only the deployment that is asked to has it, because a
/// second one would take the first one's place.
public final class ApiLogsStack extends RegionStack {

    public ApiLogsStack(Construct app, Site site) {
        super(app, site, "api-logs");
        Role role =
                Role.Builder.create(this, "role")
                        .roleName(site.name("holdfast-api-logs"))
                        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
                        .managedPolicies(List.of(mayLog()))
                        .build();
        CfnAccount.Builder.create(this, "account").cloudWatchRoleArn(role.getRoleArn()).build();
    }

    private static IManagedPolicy mayLog() {
        return ManagedPolicy.fromAwsManagedPolicyName(
                "service-role/AmazonAPIGatewayPushToCloudWatchLogs");
    }
}
