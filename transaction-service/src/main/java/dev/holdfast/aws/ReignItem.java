package dev.holdfast.aws;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.region.ClaimId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Handover;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.Reign;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The reign as an item. The attributes of a handover are there only while there is one.
final class ReignItem {

    static final String EPOCH = "epoch";
    static final String CLAIM = "claim";
    static final String HANDOVER = "handoverId";

    private static final String REGION = "region";
    private static final String SINCE = "since";
    private static final String REASON = "reason";
    private static final String OPEN = "open";
    private static final String TARGET = "handoverTarget";
    private static final String DRAINED = "handoverDrained";

    private ReignItem() {}

    static Map<String, AttributeValue> of(Reign reign) {
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.REIGN);
        item.put(EPOCH, Attributes.of(reign.epoch().value()));
        item.put(REGION, Attributes.of(reign.region().value()));
        item.put(CLAIM, Attributes.of(reign.claim().toString()));
        item.put(SINCE, Attributes.of(reign.since().toString()));
        item.put(REASON, Attributes.of(reign.reason()));
        item.put(OPEN, AttributeValue.fromBool(reign.open()));
        reign.handover().ifPresent(handover -> put(item, handover));
        return item;
    }

    private static void put(Map<String, AttributeValue> item, Handover handover) {
        item.put(TARGET, Attributes.of(handover.target().value()));
        item.put(HANDOVER, Attributes.of(handover.id().toString()));
        item.put(DRAINED, AttributeValue.fromBool(handover.drained()));
    }

    static Reign reign(Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        try {
            return new Reign(
                    new Epoch(attributes.number(EPOCH)),
                    new RegionName(attributes.text(REGION)),
                    new ClaimId(attributes.uuid(CLAIM)),
                    attributes.instant(SINCE),
                    attributes.text(REASON),
                    attributes.flag(OPEN),
                    handover(attributes));
        } catch (IllegalArgumentException invalid) {
            throw new CorruptJournal("The reign cannot be understood.", invalid);
        }
    }

    private static Optional<Handover> handover(Attributes attributes) {
        return attributes
                .optionalText(TARGET)
                .map(target ->
                        new Handover(
                                new RegionName(target),
                                new ClaimId(attributes.uuid(HANDOVER)),
                                attributes.flag(DRAINED)));
    }
}
