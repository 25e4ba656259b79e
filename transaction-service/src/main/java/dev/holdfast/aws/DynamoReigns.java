package dev.holdfast.aws;

import dev.holdfast.recovery.Reigns;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.Reign;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The reign and the last heartbeat, in the journal's table.
///
/// Fails with [JournalUnavailable] where the outcome is unknown, and with
/// [dev.holdfast.journal.CorruptJournal] if an item is not what this service writes.
public final class DynamoReigns implements Reigns {

    private final DynamoTable table;

    /// @param timeout the bound of every single request
    public DynamoReigns(DynamoDbAsyncClient client, String table, Duration timeout) {
        this.table = new DynamoTable(client, table, timeout);
    }

    @Override
    public Uni<Optional<Reign>> current() {
        return table.get(ItemKeys.REIGN).map(item -> item.map(ReignItem::reign));
    }

    @Override
    public Uni<Boolean> claim(Epoch read, Reign next) {
        return replace(next, read.equals(Epoch.NONE) ? DynamoTable.Condition.ABSENT : still(read));
    }

    private static DynamoTable.Condition still(Epoch read) {
        return new DynamoTable.Condition(
                "#epoch = :read",
                Map.of("#epoch", ReignItem.EPOCH),
                Map.of(":read", Attributes.of(read.value())));
    }

    @Override
    public Uni<Boolean> amend(Reign read, Reign next) {
        return replace(next, stillThe(read));
    }

    private static DynamoTable.Condition stillThe(Reign reign) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":epoch", Attributes.of(reign.epoch().value()));
        values.put(":claim", Attributes.of(reign.claim().toString()));
        reign.handover()
                .ifPresent(asked -> values.put(":handover", Attributes.of(asked.id().toString())));
        String handover =
                reign.handover().isPresent()
                        ? "#handover = :handover"
                        : "attribute_not_exists(#handover)";
        return new DynamoTable.Condition(
                "#epoch = :epoch AND #claim = :claim AND " + handover,
                Map.of(
                        "#epoch", ReignItem.EPOCH,
                        "#claim", ReignItem.CLAIM,
                        "#handover", ReignItem.HANDOVER),
                values);
    }

    private Uni<Boolean> replace(Reign next, DynamoTable.Condition condition) {
        return table.put(ReignItem.of(next), condition)
                .map(put -> put instanceof DynamoTable.Put.Written);
    }

    @Override
    public Uni<Optional<Heartbeat>> heartbeat() {
        return table.get(ItemKeys.HEARTBEAT).map(item -> item.map(HeartbeatItem::heartbeat));
    }
}
