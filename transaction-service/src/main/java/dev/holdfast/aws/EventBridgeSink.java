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

    /// The most that EventBridge takes at once. An event has less than 1 KB, so 256 KB are not
    /// reached.
    private static final int MOST = 10;

    private final EventBus bus;

    /// @param timeout the bound of every single request
    public EventBridgeSink(EventBridgeAsyncClient client, String bus, Duration timeout) {
        this.bus = new EventBus(client, bus, timeout);
    }

    @Override
    public Uni<Void> publish(List<LedgerEvent> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < events.size(); from += MOST) {
            List<LedgerEvent> some = events.subList(from, Math.min(from + MOST, events.size()));
            all = all.chain(() -> put(some));
        }
        return all;
    }

    private Uni<Void> put(List<LedgerEvent> events) {
        return bus.put(events.stream().map(EventBridgeSink::entry).toList());
    }

    private static EventBus.Entry entry(LedgerEvent event) {
        return new EventBus.Entry(SOURCE, EventDocument.of(event), event.decision().decidedAt());
    }
}
