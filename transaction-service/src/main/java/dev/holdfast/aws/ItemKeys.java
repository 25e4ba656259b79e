package dev.holdfast.aws;

import dev.holdfast.journal.Position;
import dev.holdfast.names.Names;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where the items of the journal's table are. The layout is for ever: entries that were written
/// under another one would not be found.
final class ItemKeys {

    /// Over how many partitions an epoch's entries are spread, each good for about 1 MB/s of
    /// writes.
    static final int PARTITIONS = 16;

    static final String PARTITION = Names.TABLE_PARTITION_KEY;
    static final String SORT = Names.TABLE_SORT_KEY;

    static final Map<String, AttributeValue> REIGN = key("reign", 0);
    static final Map<String, AttributeValue> HEARTBEAT = key("heartbeat", 0);
    static final Map<String, AttributeValue> EVENTS = key("events", 0);
    static final Map<String, AttributeValue> DRILL = key("drill", 0);

    private ItemKeys() {}

    static Map<String, AttributeValue> entry(Position position) {
        int partition = (int) (position.sequence() % PARTITIONS);
        return key(partition(position.epoch(), partition), position.sequence());
    }

    static Map<String, AttributeValue> status(RegionName region) {
        return key("status#" + region, 0);
    }

    static String partition(Epoch epoch, int partition) {
        return "journal#" + epoch + "#" + partition;
    }

    private static Map<String, AttributeValue> key(String partition, long sort) {
        return Map.of(PARTITION, Attributes.of(partition), SORT, Attributes.of(sort));
    }
}
