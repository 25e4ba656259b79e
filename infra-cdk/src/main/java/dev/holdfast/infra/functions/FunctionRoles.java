package dev.holdfast.infra.functions;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.LogGroups;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.identity.Permissions;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

/// A role for each function, with what that function does and nothing else.
final class FunctionRoles {

    private final Stack stack;
    private final Site site;
    private final Permissions may;

    FunctionRoles(Stack stack, Keyring keyring) {
        this.stack = stack;
        this.site = keyring.site();
        this.may = new Permissions(stack, keyring);
    }

    Role of(FunctionKind kind) {
        Role role =
                Role.Builder.create(stack, kind.id() + "-role")
                        .roleName(site.name(kind.type()))
                        .description(kind.description())
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .managedPolicies(
                                List.of(ManagedPolicy.fromAwsManagedPolicyName(basics(kind))))
                        .inlinePolicies(LogGroups.noneAnew())
                        .build();
        Stream.concat(rights(kind), may.key()).forEach(role::addToPolicy);
        return role;
    }

    /// Logs, and for those in the network its interfaces: AWS keeps these policies.
    private static String basics(FunctionKind kind) {
        return switch (kind.place()) {
            case NETWORK -> "service-role/AWSLambdaVPCAccessExecutionRole";
            case OUTSIDE -> "service-role/AWSLambdaBasicExecutionRole";
        };
    }

    private Stream<PolicyStatement> rights(FunctionKind kind) {
        return switch (kind) {
            case ORDERS, ORDER_QUEUE ->
                    Stream.concat(
                            Stream.of(may.journal(), may.orders(), may.databaseSecret()),
                            may.documents());
            case TAKEOVER, SWITCHOVER ->
                    Stream.of(
                            may.journal(),
                            may.databaseSecret(),
                            may.promoteDatabase(),
                            may.roleParameters());
            case WATCHDOG -> Stream.of(may.readJournal());
            case READINESS ->
                    Stream.concat(
                            Stream.of(may.readBoard(), may.publishEvents()),
                            may.compareParameters());
            case PARAMETERS -> may.replicateParameters();
            case NOTICES -> Stream.empty();
        };
    }
}
