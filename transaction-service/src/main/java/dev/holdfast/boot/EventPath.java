package dev.holdfast.boot;

import dev.holdfast.aws.DynamoEventCursor;
import dev.holdfast.aws.EventBridgeOrders;
import dev.holdfast.aws.EventBridgeSink;
import dev.holdfast.operations.MeteredJournal;
import dev.holdfast.operations.TellOrders;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.orders.PublishOrders;
import dev.holdfast.processing.EventCursor;
import dev.holdfast.processing.EventSink;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.PublishEvents;
import dev.holdfast.processing.RegionState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// Wires the publishing of events.
final class EventPath {

    /// How many orders one step takes up.
    private static final int ORDERS = 100;

    private final HoldfastConfig config;

    EventPath(HoldfastConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    EventSink sink(EventBridgeAsyncClient client) {
        return new EventBridgeSink(
                client, config.events().bus().orElse("default"), config.events().timeout());
    }

    @Produces
    @Singleton
    PublishOrders.Way wayOfOrders(
            EventBridgeAsyncClient client, OrderStore orders, TellOrders news) {
        return new PublishOrders.Way(
                orders,
                new EventBridgeOrders(
                        client, config.events().bus().orElse("default"), config.events().timeout()),
                news);
    }

    @Produces
    @Singleton
    PublishOrders publishOrders(RegionState state, PublishOrders.Way way, Pace pace) {
        return new PublishOrders(
                state, way, pace, new PublishOrders.Bounds(config.orders().sweepEvery(), ORDERS));
    }

    @Produces
    @Singleton
    EventCursor cursor(DynamoDbAsyncClient client) {
        return new DynamoEventCursor(client, config.journal().table(), config.journal().timeout());
    }

    @Produces
    @Singleton
    PublishEvents publish(
            RegionState state, MeteredJournal journal, EventCursor cursor, EventSink sink) {
        return new PublishEvents(state, journal, cursor, sink);
    }
}
