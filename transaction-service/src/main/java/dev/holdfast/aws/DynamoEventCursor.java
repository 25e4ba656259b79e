package dev.holdfast.aws;

import dev.holdfast.journal.Position;
import dev.holdfast.processing.EventCursor;
import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The cursor of events, in the journal's table. Fails with [JournalUnavailable].
public final class DynamoEventCursor implements EventCursor {

    private static final String EPOCH = "epoch";
    private static final String SEQUENCE = "sequence";

    private final DynamoTable table;

    /// @param timeout the bound of every single request
    public DynamoEventCursor(DynamoDbAsyncClient client, String table, Duration timeout) {
        this.table = new DynamoTable(client, table, timeout);
    }

    @Override
    public Uni<Position> read() {
        return table.get(ItemKeys.EVENTS)
                .map(found -> found.map(DynamoEventCursor::position).orElse(Position.START));
    }

    private static Position position(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        return new Position(new Epoch(attributes.number(EPOCH)), attributes.number(SEQUENCE));
    }

    @Override
    public Uni<Boolean> move(Position from, Position to) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.EVENTS);
        item.put(EPOCH, Attributes.of(to.epoch().value()));
        item.put(SEQUENCE, Attributes.of(to.sequence()));
        return table.put(item, from.equals(Position.START) ? absentOr(from) : still(from))
                .map(put -> put instanceof DynamoTable.Put.Written);
    }

    /// Before the first move there is no item, and afterwards there is one that was moved on.
    private static DynamoTable.Condition absentOr(Position from) {
        DynamoTable.Condition still = still(from);
        return new DynamoTable.Condition(
                "attribute_not_exists(pk) OR (" + still.expression() + ")",
                still.names(),
                still.values());
    }

    private static DynamoTable.Condition still(Position from) {
        return new DynamoTable.Condition(
                "#epoch = :epoch AND #sequence = :sequence",
                Map.of("#epoch", EPOCH, "#sequence", SEQUENCE),
                Map.of(
                        ":epoch", Attributes.of(from.epoch().value()),
                        ":sequence", Attributes.of(from.sequence())));
    }
}
