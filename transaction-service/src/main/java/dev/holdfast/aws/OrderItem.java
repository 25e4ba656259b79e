package dev.holdfast.aws;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.names.Names;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order's record as an item. While somebody has to look after the order the item has the
/// attributes of an index, so one write records the last event and takes it out of the index.
final class OrderItem {

    /// Over how many partitions the index of open orders is spread.
    static final int SHARDS = 4;

    static final String INDEX = Names.OPEN_ORDERS_INDEX;
    static final String SHARD = Names.OPEN_ORDERS_SHARD;
    static final String PLACED = Names.OPEN_ORDERS_PLACED;
    static final String VERSION = "version";

    /// The two groups in the index: orders that are on their way, and those at an end whose events
    /// were not all published. However many of these there are, they hide none of the others.
    static final String OPEN = "open#";

    static final String ENDED = "ended#";

    private static final String PREFIX = "order#";
    private static final String PAYER = "payer";
    private static final String PAYEE = "payee";
    private static final String CURRENCY = "currency";
    private static final String TOTAL = "total";
    private static final String LINES = "lines";
    private static final String HISTORY = "history";
    private static final String TOLD = "told";

    private OrderItem() {}

    static Map<String, AttributeValue> key(OrderId id) {
        return Map.of(
                ItemKeys.PARTITION, Attributes.of(PREFIX + id), ItemKeys.SORT, Attributes.of(0));
    }

    static OrderId id(Map<String, AttributeValue> item) {
        return new OrderId(
                new Attributes(item).text(ItemKeys.PARTITION).substring(PREFIX.length()));
    }

    static AttributeValue shard(String group, int number) {
        return Attributes.of(group + number);
    }

    /// @param published whether somebody publishes events of orders
    static Map<String, AttributeValue> of(OrderRecord record, boolean published) {
        Order order = record.order();
        Map<String, AttributeValue> item = new HashMap<>(key(order.id()));
        item.put(PAYER, Attributes.of(order.payer().toString()));
        item.put(PAYEE, Attributes.of(order.payee().toString()));
        item.put(CURRENCY, Attributes.of(order.currency().value()));
        item.put(TOTAL, Attributes.of(order.total()));
        item.put(LINES, list(order.lines().stream().map(OrderItem::line).toList()));
        item.put(HISTORY, list(record.history().stream().map(EventItem::of).toList()));
        item.put(VERSION, Attributes.of(record.version()));
        item.put(TOLD, Attributes.of(record.told()));
        group(record, published)
                .ifPresent(group -> {
                    int number = Math.floorMod(order.id().hashCode(), SHARDS);
                    item.put(SHARD, shard(group, number));
                    item.put(PLACED, Attributes.of(record.placedAt().toEpochMilli()));
                });
        return item;
    }

    private static Optional<String> group(OrderRecord record, boolean published) {
        if (!record.stage().isFinal()) {
            return Optional.of(OPEN);
        }
        return published && record.told() < record.version()
                ? Optional.of(ENDED)
                : Optional.empty();
    }

    private static AttributeValue line(OrderLine line) {
        return AttributeValue.fromM(
                Map.of(
                        "sku", Attributes.of(line.sku()),
                        "quantity", Attributes.of(line.quantity()),
                        "unitPrice", Attributes.of(line.unitPrice())));
    }

    private static AttributeValue list(List<AttributeValue> values) {
        return AttributeValue.fromL(values);
    }

    static OrderRecord record(OrderId id, Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        try {
            Order order =
                    new Order(
                            id,
                            AccountId.parse(attributes.text(PAYER)),
                            AccountId.parse(attributes.text(PAYEE)),
                            new CurrencyCode(attributes.text(CURRENCY)),
                            attributes.number(TOTAL),
                            attributes.list(LINES).stream().map(OrderItem::line).toList());
            List<OrderEvent> history =
                    attributes.list(HISTORY).stream().map(EventItem::event).toList();
            return new OrderRecord(order, history, Math.toIntExact(attributes.numberIfAny(TOLD)));
        } catch (CorruptJournal | IllegalArgumentException invalid) {
            throw new IllegalStateException("The order " + id + " cannot be understood.", invalid);
        }
    }

    private static OrderLine line(Attributes line) {
        return new OrderLine(
                line.text("sku"),
                Math.toIntExact(line.number("quantity")),
                line.number("unitPrice"));
    }

    static AttributeValue before(Instant moment) {
        return Attributes.of(moment.toEpochMilli());
    }
}
