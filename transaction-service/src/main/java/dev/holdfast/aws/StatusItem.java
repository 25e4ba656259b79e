package dev.holdfast.aws;

import dev.holdfast.readiness.RegionStatus;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A region's word about itself as an item. What the region does not know is not in it.
final class StatusItem {

    private static final String AT = "at";
    private static final String BUILD = "build";
    private static final String WRITABLE = "writable";
    private static final String STREAMING = "streaming";
    private static final String LAG = "lagMillis";
    private static final String ENGINE = "engine";
    private static final String SETTINGS = "settings";
    private static final String RESTORABLE = "restorableUntil";

    private StatusItem() {}

    static Map<String, AttributeValue> of(RegionStatus status) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.status(status.region()));
        item.put(AT, Attributes.of(status.at().toString()));
        status.build().ifPresent(build -> item.put(BUILD, Attributes.of(build)));
        status.database().ifPresent(database -> put(item, database));
        status.cluster().ifPresent(cluster -> put(item, cluster));
        return item;
    }

    private static void put(Map<String, AttributeValue> item, RegionStatus.Database database) {
        item.put(WRITABLE, AttributeValue.fromBool(database.writable()));
        item.put(STREAMING, AttributeValue.fromBool(database.streaming()));
        database.lag().ifPresent(lag -> item.put(LAG, Attributes.of(lag.toMillis())));
    }

    private static void put(Map<String, AttributeValue> item, RegionStatus.Cluster cluster) {
        item.put(ENGINE, Attributes.of(cluster.engine()));
        item.put(SETTINGS, Attributes.of(cluster.settings()));
        cluster.restorableUntil()
                .ifPresent(until -> item.put(RESTORABLE, Attributes.of(until.toString())));
    }

    static RegionStatus status(RegionName region, Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        return new RegionStatus(
                region,
                attributes.instant(AT),
                attributes.optionalText(BUILD),
                item.containsKey(WRITABLE) ? Optional.of(database(attributes)) : Optional.empty(),
                item.containsKey(ENGINE) ? Optional.of(cluster(attributes)) : Optional.empty());
    }

    private static RegionStatus.Database database(Attributes attributes) {
        Optional<Duration> lag =
                attributes.item().containsKey(LAG)
                        ? Optional.of(Duration.ofMillis(attributes.number(LAG)))
                        : Optional.empty();
        return new RegionStatus.Database(
                attributes.flag(WRITABLE), attributes.flag(STREAMING), lag);
    }

    private static RegionStatus.Cluster cluster(Attributes attributes) {
        Optional<Instant> until =
                attributes.item().containsKey(RESTORABLE)
                        ? Optional.of(attributes.instant(RESTORABLE))
                        : Optional.empty();
        return new RegionStatus.Cluster(attributes.text(ENGINE), attributes.text(SETTINGS), until);
    }
}
