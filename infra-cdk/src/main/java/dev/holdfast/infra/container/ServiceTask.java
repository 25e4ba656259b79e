package dev.holdfast.infra.container;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.container.ServiceStack.Inputs;
import dev.holdfast.infra.identity.Permissions;
import dev.holdfast.names.Names;
import dev.holdfast.names.Setting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerDependency;
import software.amazon.awscdk.services.ecs.ContainerDependencyCondition;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// What one container of the service is: image, configuration, rights, and a certificate of its own
/// for the way from the load balancer.
final class ServiceTask extends Construct {

    private static final int CPU_UNITS = 1024;
    private static final int MEGABYTES = 2048;

    private static final String KEYS = "keys";
    private static final String KEYS_FOLDER = "/keys";
    private static final String KEY_STORE = KEYS_FOLDER + "/service.p12";

    /// The key store is made anew for each task and seen by nobody else: its password hides
    /// nothing.
    private static final String KEY_STORE_PASSWORD = "per-task";

    private static final List<String> CERTIFICATE =
            List.of(
                    "-genkeypair",
                    "-alias",
                    "service",
                    "-dname",
                    "CN=holdfast",
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-validity",
                    "365",
                    "-storetype",
                    "PKCS12",
                    "-keystore",
                    KEY_STORE,
                    "-storepass",
                    KEY_STORE_PASSWORD);

    /// Aurora takes minutes; who gives up earlier forces a promotion that is getting on.
    private static final String PROMOTION = "10m";

    private static final String SCRATCH = "scratch";
    private static final Duration TO_DRAIN = Duration.seconds(30);

    private final Site site;
    private final Keyring keyring;
    private final Inputs inputs;
    private final FargateTaskDefinition task;

    ServiceTask(Construct scope, Keyring keyring, Inputs inputs) {
        super(scope, "task");
        this.site = keyring.site();
        this.keyring = keyring;
        this.inputs = inputs;
        this.task =
                FargateTaskDefinition.Builder.create(this, "definition")
                        .family(site.name("holdfast-service"))
                        .cpu(CPU_UNITS)
                        .memoryLimitMiB(MEGABYTES)
                        .taskRole(role("task", "holdfast-service"))
                        .executionRole(role("execution", "holdfast-service-start"))
                        .volumes(List.of(volume(KEYS), volume(SCRATCH)))
                        .build();
        allow();
        LogDriver log = log();
        ContainerDefinition service = service(log);
        service.addContainerDependencies(
                ContainerDependency.builder()
                        .container(certificate(log))
                        .condition(ContainerDependencyCondition.SUCCESS)
                        .build());
    }

    FargateTaskDefinition definition() {
        return task;
    }

    private void allow() {
        Permissions may = new Permissions(Stack.of(this), keyring);
        Stream.concat(
                        Stream.of(
                                may.journal(),
                                may.orders(),
                                may.sessions(),
                                may.ordersQueue(),
                                may.roleParameters(),
                                may.promoteDatabase(),
                                may.describeDatabase(),
                                may.publishEvents()),
                        Stream.concat(may.documents(), may.key()))
                .forEach(task::addToTaskRolePolicy);
        may.key().forEach(task::addToExecutionRolePolicy);
    }

    private ContainerDefinition service(LogDriver log) {
        ContainerDefinition service =
                task.addContainer(
                        "service",
                        container(log)
                                .essential(true)
                                .environment(environment())
                                .secrets(Map.of(Setting.DATABASE_PASSWORD.variable(), password()))
                                .portMappings(
                                        List.of(
                                                PortMapping.builder()
                                                        .containerPort(Names.SERVICE_PORT)
                                                        .build()))
                                .stopTimeout(TO_DRAIN)
                                .build());
        service.addMountPoints(mount(KEYS, KEYS_FOLDER, true), mount(SCRATCH, "/tmp", false));
        return service;
    }

    /// Runs before the service and ends: a key and a certificate that live as long as the task.
    private ContainerDefinition certificate(LogDriver log) {
        ContainerDefinition certificate =
                task.addContainer(
                        "certificate",
                        container(log)
                                .essential(false)
                                .entryPoint(List.of("keytool"))
                                .command(CERTIFICATE)
                                .build());
        certificate.addMountPoints(mount(KEYS, KEYS_FOLDER, false), mount(SCRATCH, "/tmp", false));
        return certificate;
    }

    private ContainerDefinitionOptions.Builder container(LogDriver log) {
        String tag = site.deployment().options().artefacts().imageTag();
        return ContainerDefinitionOptions.builder()
                .image(ContainerImage.fromEcrRepository(inputs.images(), tag))
                .readonlyRootFilesystem(true)
                .logging(log);
    }

    private Map<String, String> environment() {
        return inputs.settings()
                .environment(
                        Map.of(
                                Setting.HTTPS_PORT,
                                Integer.toString(Names.SERVICE_PORT),
                                Setting.HTTP_WITHOUT_TLS,
                                "disabled",
                                Setting.KEY_STORE,
                                KEY_STORE,
                                Setting.KEY_STORE_PASSWORD,
                                KEY_STORE_PASSWORD,
                                Setting.PROMOTE_AT_MOST,
                                PROMOTION));
    }

    private Secret password() {
        return Secret.fromSecretsManager(
                software.amazon.awscdk.services.secretsmanager.Secret.fromSecretNameV2(
                        this, "secret", new DeployedNames(site).databaseSecret()),
                Names.SECRET_PASSWORD);
    }

    private LogDriver log() {
        return LogDriver.awsLogs(
                AwsLogDriverProps.builder()
                        .logGroup(keyring.logs().create(this, "holdfast-service"))
                        .streamPrefix("service")
                        .build());
    }

    private Role role(String id, String type) {
        return Role.Builder.create(this, id)
                .roleName(site.name(type))
                .assumedBy(new ServicePrincipal("ecs-tasks.amazonaws.com"))
                .build();
    }

    private static Volume volume(String name) {
        return Volume.builder().name(name).build();
    }

    private static MountPoint mount(String volume, String path, boolean readOnly) {
        return MountPoint.builder()
                .sourceVolume(volume)
                .containerPath(path)
                .readOnly(readOnly)
                .build();
    }
}
