package dev.holdfast.aws;

import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.OrderStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Orders in a DynamoDB table with multi-Region strong consistency: one item for each, written
/// whole, on the condition that it has the version that the writer read.
public final class DynamoOrders implements OrderStore {

    private static final String IN_SHARD = OrderItem.SHARD + " = :shard";

    private final DynamoTable table;
    private final boolean published;

    /// @param timeout the bound of every single request
    /// @param published whether somebody publishes events of orders; the same in both regions
    public DynamoOrders(
            DynamoDbAsyncClient client, String table, Duration timeout, boolean published) {
        this.published = published;
        this.table =
                new DynamoTable(
                        client,
                        table,
                        timeout,
                        cause -> PartFailures.unavailable("The orders", cause));
    }

    @Override
    public Uni<Optional<OrderRecord>> find(OrderId id) {
        return table.get(OrderItem.key(id))
                .map(found -> found.map(item -> OrderItem.record(id, item)));
    }

    @Override
    public Uni<Boolean> add(OrderRecord next) {
        int before = next.version() - 1;
        DynamoTable.Condition fits =
                before == 0 ? DynamoTable.Condition.ABSENT : hasVersion(before);
        return table.put(OrderItem.of(next, published), fits)
                .map(put -> put instanceof DynamoTable.Put.Written);
    }

    private static DynamoTable.Condition hasVersion(int version) {
        return new DynamoTable.Condition(
                "#version = :version",
                Map.of("#version", OrderItem.VERSION),
                Map.of(":version", Attributes.of(version)));
    }

    @Override
    public Uni<Void> told(OrderRecord record) {
        return table.put(OrderItem.of(record, published), hasVersion(record.version()))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<OrderId>> open(Instant placedBefore, int limit) {
        String condition = IN_SHARD + " AND " + OrderItem.PLACED + " < :before";
        return indexed(
                OrderItem.OPEN,
                new Range(condition, Map.of(":before", OrderItem.before(placedBefore))),
                limit);
    }

    @Override
    public Uni<List<OrderId>> ended(int limit) {
        return indexed(OrderItem.ENDED, new Range(IN_SHARD, Map.of()), limit);
    }

    /// What is asked of each shard of the index.
    private record Range(String condition, Map<String, AttributeValue> values) {}

    private Uni<List<OrderId>> indexed(String group, Range range, int limit) {
        int each = Math.ceilDiv(limit, OrderItem.SHARDS);
        return Multi.createFrom()
                .range(0, OrderItem.SHARDS)
                .onItem()
                .transformToUni(shard -> indexed(OrderItem.shard(group, shard), range, each))
                .merge(OrderItem.SHARDS)
                .onItem()
                .<OrderId>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<OrderId>> indexed(AttributeValue shard, Range range, int limit) {
        Map<String, AttributeValue> values = new HashMap<>(range.values());
        values.put(":shard", shard);
        return table.indexed(OrderItem.INDEX, range.condition(), values, limit)
                .map(items -> items.stream().map(OrderItem::id).toList());
    }
}
