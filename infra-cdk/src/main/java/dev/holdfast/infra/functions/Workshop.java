package dev.holdfast.infra.functions;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.FunctionCode;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.functions.FunctionsStack.Surroundings;
import dev.holdfast.infra.network.Network;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.RuntimeFamily;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/// Makes functions: from one artefact, within the same bounds, each with a role of its own.
final class Workshop {

    /// Of the Java runtime. A native package starts by itself and does not look at it.
    private static final String ENTRY =
            "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    /// Lambda unpacks a package here, and promises nothing about the folder in which it starts.
    private static final String AUTHORITIES = "/var/task/" + Names.DATABASE_AUTHORITIES;

    private static final Duration KEPT = Duration.days(14);

    private final Stack stack;
    private final Site site;
    private final Keyring keyring;
    private final Surroundings surroundings;
    private final FunctionRoles roles;
    private final FunctionCode artefact;
    private final Code code;
    private final Queue failed;

    Workshop(Stack stack, Surroundings surroundings) {
        this.stack = stack;
        this.surroundings = surroundings;
        this.keyring = surroundings.keyring();
        this.site = keyring.site();
        this.roles = new FunctionRoles(stack, keyring);
        this.artefact = site.deployment().options().artefacts().function();
        this.code = Code.fromAsset(artefact.file().toString());
        this.failed = failed();
    }

    Function function(FunctionKind kind) {
        Function.Builder function =
                Function.Builder.create(stack, kind.id())
                        .functionName(site.name(kind.type()))
                        .description(kind.description())
                        .code(code)
                        .runtime(runtime())
                        .handler(ENTRY)
                        .architecture(architecture())
                        .memorySize(FunctionLimits.MEGABYTES)
                        .timeout(Duration.seconds(FunctionLimits.SECONDS))
                        .reservedConcurrentExecutions(kind.atOnce())
                        .environment(environment(kind))
                        .environmentEncryption(keyring.key().orElse(null))
                        .role(roles.of(kind))
                        .deadLetterQueue(failed)
                        .tracing(Tracing.ACTIVE)
                        .loggingFormat(LoggingFormat.JSON)
                        .logGroup(
                                keyring.logs()
                                        .named(
                                                stack,
                                                kind.id() + "-logs",
                                                "/aws/lambda/" + site.name(kind.type())));
        return switch (kind.place()) {
            case NETWORK -> inNetwork(function).build();
            case OUTSIDE -> function.build();
        };
    }

    private Function.Builder inNetwork(Function.Builder function) {
        return function.vpc(surroundings.network().vpc())
                .vpcSubnets(Network.services())
                .securityGroups(List.of(surroundings.network().doors().functions()));
    }

    private Map<String, String> environment(FunctionKind kind) {
        Map<Setting, String> own = new EnumMap<>(Setting.class);
        own.put(Setting.FUNCTION_HANDLER, Names.FUNCTION_HANDLER);
        // Whoever is told where the password is looks it up as it starts, and ends if it may not.
        if (kind.isOnLedger()) {
            own.put(Setting.DATABASE_SECRET, new DeployedNames(site).databaseSecret());
            own.put(Setting.DATABASE_CREDENTIALS, Names.DATABASE_CREDENTIALS);
        }
        own.put(Setting.DATABASE_TLS_AUTHORITIES, AUTHORITIES);
        own.put(Setting.MIGRATION_TLS_AUTHORITIES, AUTHORITIES);
        keyring.keyArn().ifPresent(key -> own.put(Setting.PARAMETERS_KEY, key));
        keyring.peerKeyArn(stack).ifPresent(key -> own.put(Setting.PARAMETERS_PEER_KEY, key));
        Map<String, String> environment = surroundings.settings().environment(own);
        switch (artefact.runtime()) {
            case JAVA_25 -> environment.put("JAVA_TOOL_OPTIONS", Names.FUNCTION_JVM_OPTIONS);
            // No JVM is there to read them.
            case NATIVE -> {}
        }
        return environment;
    }

    private Runtime runtime() {
        FunctionCode.Runtime runtime = artefact.runtime();
        return switch (runtime) {
            case JAVA_25 -> new Runtime(runtime.id(), RuntimeFamily.JAVA);
            case NATIVE -> new Runtime(runtime.id(), RuntimeFamily.OTHER);
        };
    }

    private Architecture architecture() {
        return switch (artefact.architecture()) {
            case X86_64 -> Architecture.X86_64;
            case ARM_64 -> Architecture.ARM_64;
        };
    }

    /// What was asked of a function that nobody waits for, and could not be done.
    private Queue failed() {
        return Queue.Builder.create(stack, "failed")
                .queueName(new DeployedNames(site).failedInvocationsQueue())
                .retentionPeriod(KEPT)
                .enforceSsl(true)
                .encryption(
                        keyring.key().isPresent()
                                ? QueueEncryption.KMS
                                : QueueEncryption.SQS_MANAGED)
                .encryptionMasterKey(keyring.key().orElse(null))
                .removalPolicy(site.deployment().removalPolicy())
                .build();
    }
}
