package dev.holdfast.aws;

import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.OrderStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Orders in a DynamoDB table with multi-Region strong consistency: one item for each, written
/// whole, on the condition that it has the version that the writer read.
public final class DynamoOrders implements OrderStore {

    private final DynamoTable table;

    /// @param timeout the bound of every single request
    public DynamoOrders(DynamoDbAsyncClient client, String table, Duration timeout) {
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
        return table.put(OrderItem.of(next), isTheOneBefore(next))
                .map(put -> put instanceof DynamoTable.Put.Written);
    }

    private static DynamoTable.Condition isTheOneBefore(OrderRecord next) {
        int before = next.version() - 1;
        return before == 0
                ? DynamoTable.Condition.ABSENT
                : new DynamoTable.Condition(
                        "#version = :before",
                        Map.of("#version", OrderItem.VERSION),
                        Map.of(":before", Attributes.of(before)));
    }

    @Override
    public Uni<List<OrderId>> open(Instant placedBefore, int limit) {
        int each = Math.ceilDiv(limit, OrderItem.SHARDS);
        return Multi.createFrom()
                .range(0, OrderItem.SHARDS)
                .onItem()
                .transformToUni(shard -> open(shard, placedBefore, each))
                .merge(OrderItem.SHARDS)
                .onItem()
                .<OrderId>disjoint()
                .collect()
                .asList();
    }

    private Uni<List<OrderId>> open(int shard, Instant placedBefore, int limit) {
        Map<String, AttributeValue> values =
                Map.of(
                        ":shard", OrderItem.shard(shard),
                        ":before", OrderItem.before(placedBefore));
        String condition = OrderItem.SHARD + " = :shard AND " + OrderItem.PLACED + " < :before";
        return table.indexed(OrderItem.INDEX, condition, values, limit)
                .map(items -> items.stream().map(OrderItem::id).toList());
    }
}
