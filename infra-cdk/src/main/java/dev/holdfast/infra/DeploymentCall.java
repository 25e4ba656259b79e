package dev.holdfast.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;
import software.constructs.IConstruct;

/// A request to AWS that CloudFormation makes while a stack is deployed, for what it has no resource
/// for. It is never made again afterwards: nothing that runs, and no failover, depends on it.
public final class DeploymentCall {

    private final Construct scope;
    private final Site site;
    private final AwsCustomResource.Builder resource;

    /// @param id tells it from others in the same scope
    public DeploymentCall(Construct scope, Site site, String id) {
        this.scope = scope;
        this.site = site;
        this.resource =
                AwsCustomResource.Builder.create(scope, id)
                        .installLatestAwsSdk(false)
                        .logGroup(logs());
    }

    /// What is asked when the stack is made or the request has changed.
    public DeploymentCall request(AwsSdkCall call) {
        resource.onUpdate(call);
        return this;
    }

    /// What is asked when the stack is deleted.
    public DeploymentCall undo(AwsSdkCall call) {
        resource.onDelete(call);
        return this;
    }

    public AwsCustomResource with(PolicyStatement... rights) {
        return resource.policy(AwsCustomResourcePolicy.fromStatements(List.of(rights))).build();
    }

    /// All requests of a stack are made by one function, and have one log. It stands before keys do, and
    /// what it logs is no secret.
    private LogGroup logs() {
        Stack stack = Stack.of(scope);
        IConstruct made = stack.getNode().tryFindChild(LogGroups.OF_DEPLOYMENT);
        if (made instanceof LogGroup logs) {
            return logs;
        }
        String name = "/holdfast/" + stack.getStackName() + "/deployment";
        return new LogGroups(site, Optional.empty()).named(stack, LogGroups.OF_DEPLOYMENT, name);
    }
}
