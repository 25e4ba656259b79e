package dev.holdfast.infra.tables;

import dev.holdfast.names.Names;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.AttributeDefinitionProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.GlobalSecondaryIndexProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.GlobalTableWitnessProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.KeySchemaProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.ProjectionProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.SSESpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.StreamSpecificationProperty;
import software.amazon.awscdk.services.dynamodb.CfnGlobalTable.TimeToLiveSpecificationProperty;
import software.constructs.Construct;

/// A global table: on demand, with a stream, encrypted, with a copy in each region.
final class GlobalTable extends Construct {

    private static final String TEXT = "S";
    private static final String NUMBER = "N";

    GlobalTable(Construct scope, String id, TableShape shape, Copies copies) {
        super(scope, id);
        CfnGlobalTable.Builder table =
                CfnGlobalTable.Builder.create(this, "table")
                        .tableName(shape.name())
                        .billingMode("PAY_PER_REQUEST")
                        .keySchema(keys(Names.TABLE_PARTITION_KEY, Names.TABLE_SORT_KEY))
                        .streamSpecification(stream())
                        .sseSpecification(encryption())
                        .replicas(copies.of(Stack.of(this)));
        shaped(table, shape, copies).build().applyRemovalPolicy(copies.removalPolicy());
    }

    private static CfnGlobalTable.Builder shaped(
            CfnGlobalTable.Builder table, TableShape shape, Copies copies) {
        List<AttributeDefinitionProperty> attributes = new ArrayList<>();
        attributes.add(attribute(Names.TABLE_PARTITION_KEY, TEXT));
        attributes.add(attribute(Names.TABLE_SORT_KEY, NUMBER));
        return switch (shape) {
            case TableShape.Strong strong -> {
                for (TableShape.Index index : strong.indexes()) {
                    attributes.add(attribute(index.partition(), TEXT));
                    attributes.add(attribute(index.sort(), NUMBER));
                }
                if (!strong.indexes().isEmpty()) {
                    table.globalSecondaryIndexes(
                            strong.indexes().stream().map(GlobalTable::index).toList());
                }
                yield table.attributeDefinitions(attributes)
                        .multiRegionConsistency("STRONG")
                        .globalTableWitnesses(List.of(witness(copies)));
            }
            case TableShape.Expiring expiring ->
                    table.attributeDefinitions(attributes)
                            .multiRegionConsistency("EVENTUAL")
                            .timeToLiveSpecification(expiry(expiring));
        };
    }

    private static GlobalTableWitnessProperty witness(Copies copies) {
        return GlobalTableWitnessProperty.builder().region(copies.witness()).build();
    }

    private static TimeToLiveSpecificationProperty expiry(TableShape.Expiring expiring) {
        return TimeToLiveSpecificationProperty.builder()
                .enabled(true)
                .attributeName(expiring.expires())
                .build();
    }

    private static GlobalSecondaryIndexProperty index(TableShape.Index index) {
        return GlobalSecondaryIndexProperty.builder()
                .indexName(index.name())
                .keySchema(keys(index.partition(), index.sort()))
                .projection(ProjectionProperty.builder().projectionType("KEYS_ONLY").build())
                .build();
    }

    private static List<KeySchemaProperty> keys(String partition, String sort) {
        return List.of(key(partition, "HASH"), key(sort, "RANGE"));
    }

    private static KeySchemaProperty key(String name, String type) {
        return KeySchemaProperty.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinitionProperty attribute(String name, String type) {
        return AttributeDefinitionProperty.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static StreamSpecificationProperty stream() {
        return StreamSpecificationProperty.builder().streamViewType("NEW_AND_OLD_IMAGES").build();
    }

    /// The key that AWS manages for the account, unless a copy names another one.
    private static SSESpecificationProperty encryption() {
        return SSESpecificationProperty.builder().sseEnabled(true).sseType("KMS").build();
    }
}
