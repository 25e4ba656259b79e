package dev.holdfast.aws;

import dev.holdfast.processing.EventSink;
import dev.holdfast.processing.LedgerEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// Events on an EventBridge bus of this region, one request after the other. Fails with
/// [EventsUnavailable].
public final class EventBridgeSink implements EventSink {

    /// Who all events come from, as rules match it.
    public static final String SOURCE = "dev.holdfast.ledger";

    private final EventBus bus;

    /// @param timeout the bound of every single request
    public EventBridgeSink(EventBridgeAsyncClient client, String bus, Duration timeout) {
        this.bus = new EventBus(client, bus, timeout);
    }

    @Override
    public Uni<Void> publish(List<LedgerEvent> events) {
        return bus.publish(events.stream().map(EventBridgeSink::entry).toList());
    }

    private static EventBus.Entry entry(LedgerEvent event) {
        return new EventBus.Entry(SOURCE, EventDocument.of(event), event.decision().decidedAt());
    }
}
