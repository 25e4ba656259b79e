package dev.holdfast.boot;

import dev.holdfast.http.OrderDoor;
import dev.holdfast.operations.TellOrders;
import dev.holdfast.orders.AdvanceOrder;
import dev.holdfast.orders.CancelOrder;
import dev.holdfast.orders.CompensateOrder;
import dev.holdfast.orders.DocumentStore;
import dev.holdfast.orders.FetchDocument;
import dev.holdfast.orders.FulfillOrder;
import dev.holdfast.orders.KeepSessions;
import dev.holdfast.orders.OrderReader;
import dev.holdfast.orders.OrderStages;
import dev.holdfast.orders.OrderStore;
import dev.holdfast.orders.PlaceOrder;
import dev.holdfast.orders.ProcessPayment;
import dev.holdfast.orders.SessionStore;
import dev.holdfast.orders.SweepOrders;
import dev.holdfast.orders.TakeOrders;
import dev.holdfast.orders.ValidateOrder;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.RegionState;
import dev.holdfast.processing.SubmitTransactions;
import dev.holdfast.tracing.TraceCommands;
import dev.holdfast.tracing.TraceOrders;
import dev.holdfast.tracing.TracedLedger;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Wires the stages of an order, and what brings orders to them.
final class OrderPath {

    /// What one sweep takes up, and how much of it side by side: less than the ledger may have
    /// waiting, so that a sweep never turns callers away.
    private static final int SWEEP = 200;

    private static final int SWEEP_AT_ONCE = 16;

    private final OrderConfig config;
    private final Pace pace;

    OrderPath(HoldfastConfig config, Pace pace) {
        this.config = config.orders();
        this.pace = pace;
    }

    @Produces
    @Singleton
    TracedLedger ledger(
            SubmitTransactions transactions, TraceOrders orders, TraceCommands commands) {
        return new TracedLedger((order, command) -> transactions.submit(command), orders, commands);
    }

    @Produces
    @Singleton
    OrderStages stages(TracedLedger ledger, DocumentStore documents) {
        return new OrderStages(
                new ValidateOrder(pace, config.largestTotal()),
                new ProcessPayment(ledger, pace),
                new FulfillOrder(documents, pace, config.fulfilWithin()),
                new CompensateOrder(ledger, documents, pace));
    }

    @Produces
    @Singleton
    AdvanceOrder advance(OrderStore orders, OrderStages stages, TellOrders news) {
        return new AdvanceOrder(orders, stages.all(), news);
    }

    @Produces
    @Singleton
    PlaceOrder place(OrderStore orders, TellOrders news) {
        return new PlaceOrder(orders, pace, news);
    }

    @Produces
    @Singleton
    CancelOrder cancel(OrderStore orders, AdvanceOrder advance, TellOrders news) {
        return new CancelOrder(orders, advance, pace, news);
    }

    @Produces
    @Singleton
    FetchDocument fetch(OrderStore orders, DocumentStore documents) {
        return new FetchDocument(orders, documents);
    }

    @Produces
    @Singleton
    TakeOrders take(OrderReader reader, PlaceOrder place, AdvanceOrder advance, TellOrders news) {
        return new TakeOrders(reader, place, advance, news);
    }

    @Produces
    @Singleton
    SweepOrders.Parts sweepParts(
            RegionState state, OrderStore orders, AdvanceOrder advance, TellOrders news) {
        return new SweepOrders.Parts(state, orders, advance, news);
    }

    @Produces
    @Singleton
    SweepOrders sweep(SweepOrders.Parts parts) {
        return new SweepOrders(
                parts, pace, new SweepOrders.Bounds(config.sweepEvery(), SWEEP, SWEEP_AT_ONCE));
    }

    @Produces
    @Singleton
    KeepSessions sessions(SessionStore sessions) {
        return new KeepSessions(sessions, pace);
    }

    @Produces
    @Singleton
    OrderDoor.Terms terms(HoldfastConfig all) {
        return new OrderDoor.Terms(config.bucket().isPresent(), all.patience());
    }
}
