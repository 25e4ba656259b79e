package dev.holdfast.operations;

import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderNews;
import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.TakeOrders;
import dev.holdfast.processing.RegionState;
import dev.holdfast.tracing.TraceOrders;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Tells people what becomes of orders: figures for all of it, a log line for what somebody may
/// have to look at. No amounts, accounts or contents are in either.
@Singleton
public class TellOrders implements OrderNews {

    private static final Logger LOG = Logger.getLogger("dev.holdfast.orders");

    private final RegionState state;
    private final MeterRegistry registry;
    private final TraceOrders trace;

    TellOrders(RegionState state, MeterRegistry registry, TraceOrders trace) {
        this.state = state;
        this.registry = registry;
        this.trace = trace;
    }

    @Override
    public void reached(OrderRecord order) {
        registry.counter("holdfast.orders.stages", "stage", order.stage().name()).increment();
        trace.reached(order);
        OrderEvent last = order.history().getLast();
        switch (last) {
            case OrderEvent.CancellationBegun begun -> warn(order, begun.reason().name());
            case OrderEvent.CompensationRefused refused -> warn(order, refused.reason().name());
            case OrderEvent.Placed _,
                    OrderEvent.Validated _,
                    OrderEvent.Refused _,
                    OrderEvent.PaymentBegun _,
                    OrderEvent.Paid _,
                    OrderEvent.Declined _,
                    OrderEvent.Fulfilled _,
                    OrderEvent.Cancelled _ ->
                    LOG.debugf("%s stage=%s", named(order.id()), last.stage());
        }
    }

    private void warn(OrderRecord order, String reason) {
        LOG.warnf("%s stage=%s reason=%s", named(order.id()), order.stage(), reason);
    }

    private String named(OrderId order) {
        return "region=%s epoch=%s order=%s trace=%s"
                .formatted(state.me(), state.now().epoch(), order, TraceOrders.traceOf(order));
    }

    @Override
    public void waits(OrderRecord order, String reason) {
        registry.counter("holdfast.orders.waits", "stage", order.stage().name()).increment();
        LOG.debugf("%s stage=%s waits=\"%s\"", named(order.id()), order.stage(), reason);
    }

    @Override
    public void failed(OrderId order, Throwable failure) {
        registry.counter("holdfast.orders.failures").increment();
        LOG.warnf("%s failed=\"%s\"", named(order), failure.getMessage());
    }

    @Override
    public void took(OrderQueue.Message message, TakeOrders.Taken taken) {
        String outcome = taken.getClass().getSimpleName();
        registry.counter("holdfast.orders.messages", "outcome", outcome).increment();
        switch (taken) {
            case TakeOrders.Taken.Recorded _ -> {}
            case TakeOrders.Taken.Refused refused -> say(message, "refused", refused.reason());
            case TakeOrders.Taken.Later later -> say(message, "later", later.reason());
        }
    }

    private void say(OrderQueue.Message message, String what, String reason) {
        LOG.warnf(
                "region=%s message=%s outcome=%s reason=\"%s\"",
                state.me(), message.id(), what, reason);
    }
}
