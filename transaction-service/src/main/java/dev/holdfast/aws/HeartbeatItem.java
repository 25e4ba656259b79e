package dev.holdfast.aws;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import dev.holdfast.region.RegionName;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The sign of life as an item.
final class HeartbeatItem {

    static final String EPOCH = "epoch";

    private static final String COUNTER = "counter";
    private static final String REGION = "region";

    private HeartbeatItem() {}

    static Map<String, AttributeValue> of(Heartbeat heartbeat) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.HEARTBEAT);
        item.put(EPOCH, Attributes.of(heartbeat.epoch().value()));
        item.put(COUNTER, Attributes.of(heartbeat.counter()));
        item.put(REGION, Attributes.of(heartbeat.region().value()));
        return item;
    }

    static Heartbeat heartbeat(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        try {
            return new Heartbeat(
                    new Epoch(attributes.number(EPOCH)),
                    attributes.number(COUNTER),
                    new RegionName(attributes.text(REGION)));
        } catch (IllegalArgumentException invalid) {
            throw new CorruptJournal("The heartbeat cannot be understood.", invalid);
        }
    }
}
