package dev.holdfast.infra.workflows;

import dev.holdfast.infra.InvalidDeployment;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.CloudWatchLogsLogGroupProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LogDestinationProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.LoggingConfigurationProperty;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine.TracingConfigurationProperty;
import software.constructs.Construct;

/// A state machine. Its definition is a file, the same bytes in both regions; CloudFormation puts
/// the ARN of the region's own function where the file says `${Function}`.
final class StateMachine extends Construct {

    private static final String FUNCTION = "Function";
    private static final int SECONDS_TO_REUSE_A_KEY = 300;

    /// Setting up the delivery of logs, and tracing, know no resources.
    private static final List<String> DELIVER_LOGS =
            List.of(
                    "logs:CreateLogDelivery",
                    "logs:GetLogDelivery",
                    "logs:UpdateLogDelivery",
                    "logs:DeleteLogDelivery",
                    "logs:ListLogDeliveries",
                    "logs:PutResourcePolicy",
                    "logs:DescribeResourcePolicies",
                    "logs:DescribeLogGroups");

    private static final List<String> TRACE =
            List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords");

    /// What is done, and by whom.
    record Definition(Path folder, Function function) {}

    private final Site site;
    private final Keyring keyring;
    private final Workflow workflow;

    StateMachine(Construct scope, Keyring keyring, Workflow workflow, Definition definition) {
        super(scope, workflow.id());
        this.site = keyring.site();
        this.keyring = keyring;
        this.workflow = workflow;
        Role role = role(definition.function());
        CfnStateMachine machine =
                CfnStateMachine.Builder.create(this, "machine")
                        .stateMachineName(site.name(workflow.type()))
                        .stateMachineType("STANDARD")
                        .definitionString(read(definition.folder().resolve(workflow.file())))
                        .definitionSubstitutions(
                                Map.of(FUNCTION, definition.function().getFunctionArn()))
                        .roleArn(role.getRoleArn())
                        .loggingConfiguration(logging())
                        .tracingConfiguration(
                                TracingConfigurationProperty.builder().enabled(true).build())
                        .encryptionConfiguration(encryption())
                        .build();
        machine.getNode().addDependency(role);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException missing) {
            throw new InvalidDeployment("The workflow %s cannot be read.".formatted(file));
        }
    }

    /// The log has no inputs and outputs: what an order is about does not belong there.
    private LoggingConfigurationProperty logging() {
        LogGroup group =
                keyring.logs()
                        .named(
                                this,
                                "logs",
                                "/aws/vendedlogs/states/" + site.name(workflow.type()));
        return LoggingConfigurationProperty.builder()
                .level("ALL")
                .includeExecutionData(false)
                .destinations(
                        List.of(
                                LogDestinationProperty.builder()
                                        .cloudWatchLogsLogGroup(
                                                CloudWatchLogsLogGroupProperty.builder()
                                                        .logGroupArn(group.getLogGroupArn())
                                                        .build())
                                        .build()))
                .build();
    }

    private EncryptionConfigurationProperty encryption() {
        return keyring.keyArn()
                .map(key ->
                        EncryptionConfigurationProperty.builder()
                                .type("CUSTOMER_MANAGED_KMS_KEY")
                                .kmsKeyId(key)
                                .kmsDataKeyReusePeriodSeconds(SECONDS_TO_REUSE_A_KEY)
                                .build())
                .orElseGet(() ->
                        EncryptionConfigurationProperty.builder().type("AWS_OWNED_KEY").build());
    }

    private Role role(Function function) {
        Role role =
                Role.Builder.create(this, "role")
                        .roleName(site.name(workflow.type() + "-workflow"))
                        .assumedBy(new ServicePrincipal("states.amazonaws.com"))
                        .build();
        role.addToPolicy(allow(List.of("lambda:InvokeFunction"), function.getFunctionArn()));
        role.addToPolicy(allow(DELIVER_LOGS, "*"));
        role.addToPolicy(allow(TRACE, "*"));
        keyring.keyArn()
                .ifPresent(key ->
                        role.addToPolicy(
                                allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), key)));
        return role;
    }

    private static PolicyStatement allow(List<String> actions, String resource) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resource))
                .build();
    }
}
