package dev.holdfast.local.journal;

import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The journal's table and the process that holds it, in memory: a new environment has a new
/// journal.
public final class JournalTable {
    public static final String NAME = "holdfast-journal";

    private static final Duration START = Duration.ofSeconds(30);

    private final ProcessRegistry processes;
    private final int port;

    public JournalTable(ProcessRegistry processes, int port) {
        this.processes = processes;
        this.port = port;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(Loopback.shared(), port);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Starts the process and waits until the table exists.
    public OwnedProcess start(JavaProgram java, Path library, Path log) {
        requireLibrary(library);
        OwnedProcess process =
                processes.start(
                        new ProcessPlan(
                                ProcessName.shared("journal"),
                                command(java, library),
                                Map.of(),
                                log));
        try (DynamoDbClient client = client()) {
            Deadline.in(START)
                    .await(
                            "the journal's table to exist",
                            () -> {
                                process.requireAlive();
                                return created(client);
                            });
        }
        return process;
    }

    /// A client for this table, as an administrator's; services go through a link of their own.
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(Duration.ofSeconds(5)))
                .build();
    }

    private List<String> command(JavaProgram java, Path library) {
        String classPath =
                JavaProgram.locationOf(LoopbackDynamo.class)
                        + File.pathSeparator
                        + library.resolve("*");
        List<String> options =
                List.of(
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsqlite4java.library.path=" + library,
                        "-cp",
                        classPath);
        return java.command(
                options, List.of(LoopbackDynamo.class.getName(), Integer.toString(port)));
    }

    private static void requireLibrary(Path library) {
        if (!Files.isDirectory(library)) {
            throw new EnvironmentFailure(
                    "DynamoDB Local is not at %s; build the project first.".formatted(library));
        }
    }

    private static boolean created(DynamoDbClient client) {
        try {
            client.createTable(definition());
            return true;
        } catch (ResourceInUseException _) {
            return true;
        } catch (SdkException _) {
            return false;
        }
    }

    private static CreateTableRequest definition() {
        return CreateTableRequest.builder()
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
