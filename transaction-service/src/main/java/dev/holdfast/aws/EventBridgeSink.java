package dev.holdfast.aws;

import dev.holdfast.processing.EventSink;
import dev.holdfast.processing.LedgerEvent;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// Events on an EventBridge bus of this region, one request after the other. Fails with
/// [EventsUnavailable].
public final class EventBridgeSink implements EventSink {

    /// Who all events come from, as rules match it.
    public static final String SOURCE = "dev.holdfast.ledger";

    /// The most that EventBridge takes at once. An event has less than 1 KB, so 256 KB are not
    /// reached.
    private static final int MOST = 10;

    private final EventBridgeAsyncClient client;
    private final String bus;
    private final Duration timeout;
    private final AwsRequestOverrideConfiguration bound;

    /// @param timeout the bound of every single request
    public EventBridgeSink(EventBridgeAsyncClient client, String bus, Duration timeout) {
        this.client = client;
        this.bus = bus;
        this.timeout = timeout;
        this.bound = AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout).build();
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
        PutEventsRequest request =
                PutEventsRequest.builder()
                        .entries(events.stream().map(this::entry).toList())
                        .overrideConfiguration(bound)
                        .build();
        return Bounded.call(timeout, () -> client.putEvents(request))
                .onFailure(Trouble::causes)
                .transform(EventsUnavailable::because)
                .invoke(EventBridgeSink::requireAll)
                .replaceWithVoid();
    }

    private PutEventsRequestEntry entry(LedgerEvent event) {
        EventDocument document = EventDocument.of(event);
        return PutEventsRequestEntry.builder()
                .eventBusName(bus)
                .source(SOURCE)
                .detailType(document.type())
                .time(event.decision().decidedAt())
                .detail(document.detail())
                .build();
    }

    /// Some of a request may be refused while it is answered with 200.
    private static void requireAll(PutEventsResponse answer) {
        if (answer.failedEntryCount() != null && answer.failedEntryCount() > 0) {
            String why =
                    answer.entries().stream()
                            .filter(entry -> entry.errorCode() != null)
                            .map(entry -> entry.errorCode() + ": " + entry.errorMessage())
                            .findFirst()
                            .orElse("no reason given");
            throw new EventsUnavailable(
                    "The event bus refused "
                            + answer.failedEntryCount()
                            + " events, the first with "
                            + why
                            + ".");
        }
    }
}
