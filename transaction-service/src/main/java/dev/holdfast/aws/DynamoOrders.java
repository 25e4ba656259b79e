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
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Orders in a DynamoDB table with multi-Region strong consistency: one item for each, written
/// whole, on the condition that it has the version that the writer read.
public final class DynamoOrders implements OrderStore {

    private static final String IN_SHARD = OrderItem.SHARD + " = :shard";

    private final DynamoTable table;
    private final boolean published;

    private final Turns openTurns = new Turns();
    private final Turns endedTurns = new Turns();

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
                new DynamoTable.Range(condition, Map.of(":before", OrderItem.before(placedBefore))),
                openTurns.next(),
                limit);
    }

    @Override
    public Uni<List<OrderId>> ended(int limit) {
        return indexed(
                OrderItem.ENDED,
                new DynamoTable.Range(IN_SHARD, Map.of()),
                endedTurns.next(),
                limit);
    }

    private Uni<List<OrderId>> indexed(
            String group, DynamoTable.Range range, DynamoTable.Direction direction, int limit) {
        int each = Math.ceilDiv(limit, OrderItem.SHARDS);
        return Multi.createFrom()
                .range(0, OrderItem.SHARDS)
                .onItem()
                .transformToUni(number -> {
                    Map<String, AttributeValue> values = new HashMap<>(range.values());
                    values.put(":shard", OrderItem.shard(group, number));
                    return table.indexed(
                            OrderItem.INDEX,
                            new DynamoTable.Range(range.condition(), values),
                            direction,
                            each);
                })
                .merge(OrderItem.SHARDS)
                .onItem()
                .<Map<String, AttributeValue>>disjoint()
                .map(OrderItem::id)
                .collect()
                .asList();
    }

    /// Every other search of a group begins with the youngest: however many old ones have to wait,
    /// they do not hide the others.
    private static final class Turns {
        private final AtomicInteger searches = new AtomicInteger();

        private DynamoTable.Direction next() {
            return searches.getAndIncrement() % 2 == 0
                    ? DynamoTable.Direction.UPWARDS
                    : DynamoTable.Direction.DOWNWARDS;
        }
    }
}
