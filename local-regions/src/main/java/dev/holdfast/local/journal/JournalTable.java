package dev.holdfast.local.journal;

import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.process.ProcessName;
import dev.holdfast.local.process.ProcessPlan;
import dev.holdfast.local.process.ProcessRegistry;
import dev.holdfast.names.Names;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/// The journal's table and the process that holds it, in memory: a new environment has a new
/// journal.
public final class JournalTable {
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
        return AwsClients.blocking(DynamoDbClient.builder(), endpoint());
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
            client.createTable(KeyedTable.named(Names.JOURNAL_TABLE).build());
            return true;
        } catch (ResourceInUseException _) {
            return true;
        } catch (SdkException _) {
            return false;
        }
    }
}
