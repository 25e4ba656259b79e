package dev.holdfast.aws;

import dev.holdfast.readiness.DrillRecord;
import dev.holdfast.readiness.RegionStatus;
import dev.holdfast.readiness.StatusBoard;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The board in the journal's table: an item for each region, and one for the last drill. Fails
/// with [JournalUnavailable].
public final class DynamoStatusBoard implements StatusBoard {

    private static final String REGION = "region";
    private static final String EPOCH = "epoch";
    private static final String REASON = "reason";
    private static final String AT = "at";

    private final DynamoTable table;

    /// @param timeout the bound of every single request
    public DynamoStatusBoard(DynamoDbAsyncClient client, String table, Duration timeout) {
        this.table = new DynamoTable(client, table, timeout);
    }

    @Override
    public Uni<Void> post(RegionStatus status) {
        return table.replace(StatusItem.of(status));
    }

    @Override
    public Uni<Optional<RegionStatus>> of(RegionName region) {
        return table.get(ItemKeys.status(region))
                .map(found -> found.map(item -> StatusItem.status(region, item)));
    }

    /// Two regions never verify the same epoch, and the later one is written later.
    @Override
    public Uni<Void> drilled(DrillRecord record) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.DRILL);
        item.put(REGION, Attributes.of(record.region().value()));
        item.put(EPOCH, Attributes.of(record.epoch().value()));
        item.put(REASON, Attributes.of(record.reason()));
        item.put(AT, Attributes.of(record.at().toString()));
        return table.replace(item);
    }

    @Override
    public Uni<Optional<DrillRecord>> lastDrill() {
        return table.get(ItemKeys.DRILL).map(found -> found.map(DynamoStatusBoard::drill));
    }

    private static DrillRecord drill(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        return new DrillRecord(
                new RegionName(attributes.text(REGION)),
                new Epoch(attributes.number(EPOCH)),
                attributes.text(REASON),
                attributes.instant(AT));
    }
}
