package dev.holdfast.local.journal;

import dev.holdfast.names.Names;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// What all tables have in common: their two keys, and that nobody reserves anything.
public final class KeyedTable {

    private KeyedTable() {}

    /// @param further attributes that an index has for its keys
    public static CreateTableRequest.Builder named(String name, AttributeDefinition... further) {
        List<AttributeDefinition> attributes = new ArrayList<>();
        attributes.add(attribute(Names.TABLE_PARTITION_KEY, ScalarAttributeType.S));
        attributes.add(attribute(Names.TABLE_SORT_KEY, ScalarAttributeType.N));
        attributes.addAll(List.of(further));
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes)
                .keySchema(keys(Names.TABLE_PARTITION_KEY, Names.TABLE_SORT_KEY));
    }

    public static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    /// Of a table or an index.
    public static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
