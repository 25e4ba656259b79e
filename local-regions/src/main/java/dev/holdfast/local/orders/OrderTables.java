package dev.holdfast.local.orders;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The tables of orders and sessions, in the process that stands for all global tables.
public final class OrderTables {
    public static final String ORDERS = "holdfast-orders";
    public static final String SESSIONS = "holdfast-sessions";

    private static final String SHARD = "openShard";
    private static final String PLACED = "placedMillis";

    private OrderTables() {}

    /// Creates both unless they are there.
    public static void create(DynamoDbClient client) {
        create(client, orders(ORDERS));
        create(client, sessions(SESSIONS));
        client.updateTimeToLive(ttl ->
                ttl.tableName(SESSIONS)
                        .timeToLiveSpecification(it -> it.enabled(true).attributeName("expires")));
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
        return keyed(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N),
                        attribute(SHARD, ScalarAttributeType.S),
                        attribute(PLACED, ScalarAttributeType.N))
                .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                                .indexName("open-orders")
                                .keySchema(key(SHARD, KeyType.HASH), key(PLACED, KeyType.RANGE))
                                .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY))
                                .build())
                .build();
    }

    public static CreateTableRequest sessions(String name) {
        return keyed(name)
                .attributeDefinitions(
                        attribute("pk", ScalarAttributeType.S),
                        attribute("sk", ScalarAttributeType.N))
                .build();
    }

    private static CreateTableRequest.Builder keyed(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE));
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
