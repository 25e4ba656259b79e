package dev.holdfast.infra;

import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// A request to AWS that CloudFormation makes while a stack is deployed, for what it has no
/// resource for. It is never made again afterwards: nothing that runs, and no failover, depends on
/// it.
public final class DeploymentCall {

    private final AwsCustomResource.Builder resource;

    /// @param id tells it from others in the same scope
    public DeploymentCall(Construct scope, String id) {
        Caller caller = Caller.of(RegionStack.around(scope));
        this.resource =
                AwsCustomResource.Builder.create(scope, id)
                        .installLatestAwsSdk(false)
                        .functionName(caller.name())
                        .role(caller.role())
                        .logGroup(caller.logs());
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

    /// The function that makes all requests of a stack: one, with one role and one log.
    private static final class Caller extends Construct {

        private static final String ID = "deployment";
        private static final String BASICS = "service-role/AWSLambdaBasicExecutionRole";

        private final String name;
        private final Role role;
        private final LogGroup logs;

        private Caller(RegionStack stack) {
            super(stack, ID);
            this.name = stack.site().name("holdfast-%s-%s".formatted(stack.type(), ID));
            this.role =
                    Role.Builder.create(this, "role")
                            .roleName(name)
                            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                            .managedPolicies(
                                    List.of(ManagedPolicy.fromAwsManagedPolicyName(BASICS)))
                            .inlinePolicies(LogGroups.noneAnew())
                            .build();
            // It stands before any key does, and what it logs is no secret.
            this.logs =
                    new LogGroups(stack.site(), Optional.empty())
                            .named(this, "logs", "/aws/lambda/" + name);
        }

        static Caller of(RegionStack stack) {
            return stack.getNode().tryFindChild(ID) instanceof Caller made
                    ? made
                    : new Caller(stack);
        }

        String name() {
            return name;
        }

        Role role() {
            return role;
        }

        LogGroup logs() {
            return logs;
        }
    }
}
