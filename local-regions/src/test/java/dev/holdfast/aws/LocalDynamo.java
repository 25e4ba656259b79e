package dev.holdfast.aws;

import dev.holdfast.local.journal.JournalTable;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.orders.OrderTables;
import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.ProcessRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// One DynamoDB Local for all tests of a run, ended with it. Each test takes a table of its own.
final class LocalDynamo implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        running(context);
    }

    static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(LocalDynamo.class))
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    private static volatile Running current;

    static DynamoDbAsyncClient client() {
        return current.client;
    }

    /// A new, empty table with the journal's keys.
    static String newTable() {
        String name = "journal-" + UUID.randomUUID();
        try (DynamoDbClient admin = current.table.client()) {
            admin.createTable(table ->
                    table.tableName(name)
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .attributeDefinitions(
                                    attribute("pk", ScalarAttributeType.S),
                                    attribute("sk", ScalarAttributeType.N))
                            .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
        }
        return name;
    }

    /// A new, empty table of orders.
    static String newOrders() {
        return created(OrderTables.orders("orders-" + UUID.randomUUID()));
    }

    /// A new, empty table of sessions.
    static String newSessions() {
        return created(OrderTables.sessions("sessions-" + UUID.randomUUID()));
    }

    private static String created(CreateTableRequest definition) {
        try (DynamoDbClient admin = current.table.client()) {
            admin.createTable(definition);
        }
        return definition.tableName();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /// The process and the client that all tests share.
    static final class Running implements AutoCloseable {

        private final ProcessRegistry processes;
        private final JournalTable table;
        private final DynamoDbAsyncClient client;

        private Running(ProcessRegistry processes, JournalTable table) {
            this.processes = processes;
            this.table = table;
            this.client = Clients.dynamo(table.endpoint());
        }

        static Running start() {
            String mark = "aws-it-" + UUID.randomUUID();
            ProcessRegistry processes = new ProcessRegistry(mark, running -> {});
            int port = Loopback.freePort(List.of(Loopback.shared()));
            JournalTable table = new JournalTable(processes, port);
            table.start(
                    new JavaProgram(mark, Path.of(System.getProperty("java.io.tmpdir"))),
                    library(),
                    log());
            current = new Running(processes, table);
            return current;
        }

        URI endpoint() {
            return table.endpoint();
        }

        private static Path library() {
            String set = System.getProperty("holdfast.dynamodb.lib");
            return Path.of(set == null ? "target/dynamodb-local/lib" : set).toAbsolutePath();
        }

        private static Path log() {
            try {
                return Files.createTempDirectory("dynamodb-local").resolve("log");
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }

        @Override
        public void close() {
            client.close();
            processes.killAll();
        }
    }
}
