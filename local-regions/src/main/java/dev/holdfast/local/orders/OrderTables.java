package dev.holdfast.local.orders;

import dev.holdfast.local.journal.KeyedTable;
import dev.holdfast.names.Names;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables of orders and sessions, in the process that stands for all global tables.
public final class OrderTables {

    private OrderTables() {}

    /// Creates both unless they are there.
    public static void create(DynamoDbClient client) {
        create(client, orders(Names.ORDERS_TABLE));
        create(client, sessions(Names.SESSIONS_TABLE));
        client.updateTimeToLive(ttl ->
                ttl.tableName(Names.SESSIONS_TABLE)
                        .timeToLiveSpecification(
                                it -> it.enabled(true).attributeName(Names.SESSION_EXPIRES)));
    }

    private static void create(DynamoDbClient client, CreateTableRequest table) {
        try {
            client.createTable(table);
        } catch (ResourceInUseException _) {
            // An earlier try has created it.
        }
    }

    /// With the index of open orders, which holds their keys and nothing else.
    public static CreateTableRequest orders(String name) {
        return KeyedTable.named(
                        name,
                        KeyedTable.attribute(Names.OPEN_ORDERS_SHARD, ScalarAttributeType.S),
                        KeyedTable.attribute(Names.OPEN_ORDERS_PLACED, ScalarAttributeType.N))
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName(Names.OPEN_ORDERS_INDEX)
                                .keySchema(
                                        KeyedTable.keys(
                                                Names.OPEN_ORDERS_SHARD, Names.OPEN_ORDERS_PLACED))
                                .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
                                .build())
                .build();
    }

    public static CreateTableRequest sessions(String name) {
        return KeyedTable.named(name).build();
    }
}
