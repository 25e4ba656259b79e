package dev.holdfast.aws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.names.Names;
import dev.holdfast.orders.OrderChange;
import dev.holdfast.orders.OrderChangeSink;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.Stage;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// Events of orders on an EventBridge bus of this region, after the schema in `docs/events`. What
/// was ordered, for how much and by whom is not in them: who may know can look the order up. Fails
/// with [EventsUnavailable].
public final class EventBridgeOrders implements OrderChangeSink {

    /// Who these events come from, as rules match it.
    public static final String SOURCE = Names.EVENT_SOURCES + "orders";

    static final String TYPE = "OrderChanged.v1";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final EventBus bus;

    /// @param timeout the bound of every single request
    public EventBridgeOrders(EventBridgeAsyncClient client, String bus, Duration timeout) {
        this.bus = new EventBus(client, bus, timeout);
    }

    @Override
    public Uni<Void> publish(List<OrderChange> changes) {
        return bus.publish(
                changes.stream()
                        .map(change ->
                                new EventBus.Entry(SOURCE, document(change), change.event().at()))
                        .toList());
    }

    static EventDocument document(OrderChange change) {
        OrderEvent event = change.event();
        String name = "order/" + change.order().id() + "/" + change.index();
        ObjectNode detail =
                JSON.createObjectNode()
                        .put("eventId", EventDocument.idOf(name))
                        .put("orderId", change.order().id().value())
                        .put("version", change.index() + 1)
                        .put("stage", event.stage().name())
                        .put("recordedAt", event.at().toString());
        EventItem.what(event).ifPresent(what -> detail.put(nameOf(event.stage()), what));
        return new EventDocument(TYPE, detail.toString());
    }

    /// What an event of this stage adds.
    private static String nameOf(Stage stage) {
        return switch (stage) {
            case PAYING, PAID, CANCELLED -> "transactionId";
            case PLACED,
                    VALIDATED,
                    FULFILLED,
                    REFUSED,
                    DECLINED,
                    CANCELLING,
                    COMPENSATION_REFUSED ->
                    "reason";
        };
    }
}
