package dev.holdfast.aws;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/// One EventBridge bus. Fails with [EventsUnavailable].
final class EventBus {

    /// The most that EventBridge takes at once. An event has less than 10 KB, so 256 KB are not
    /// reached.
    private static final int MOST = 10;

    private final EventBridgeAsyncClient client;
    private final String name;
    private final Requests requests;

    /// @param timeout the bound of every single request
    EventBus(EventBridgeAsyncClient client, String name, Duration timeout) {
        this.client = client;
        this.name = name;
        this.requests = new Requests(timeout, EventsUnavailable::because);
    }

    /// An event on its way.
    ///
    /// @param source who it comes from, as rules match it
    record Entry(String source, EventDocument document, Instant at) {}

    /// Publishes the events in their order, one request after the other.
    Uni<Void> publish(List<Entry> events) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (int from = 0; from < events.size(); from += MOST) {
            List<Entry> some = events.subList(from, Math.min(from + MOST, events.size()));
            all = all.chain(() -> put(some));
        }
        return all;
    }

    private Uni<Void> put(List<Entry> events) {
        PutEventsRequest request =
                PutEventsRequest.builder()
                        .entries(events.stream().map(this::entry).toList())
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.putEvents(request))
                .invoke(EventBus::requireAll)
                .replaceWithVoid();
    }

    private PutEventsRequestEntry entry(Entry event) {
        return PutEventsRequestEntry.builder()
                .eventBusName(name)
                .source(event.source())
                .detailType(event.document().type())
                .time(event.at())
                .detail(event.document().detail())
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
