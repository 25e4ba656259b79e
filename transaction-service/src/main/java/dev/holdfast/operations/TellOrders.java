package dev.holdfast.operations;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderNews;
import dev.holdfast.orders.OrderQueue;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.TakeOrders;
import dev.holdfast.processing.RegionState;
import dev.holdfast.tracing.TraceOrders;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells people what becomes of orders: figures for all of it, a log line for what somebody may
/// have to look at. No amounts, accounts or contents are in either.
@Singleton
public class TellOrders implements OrderNews {

    private static final Logger LOG = Logger.getLogger("dev.holdfast.orders");

    private final RegionState state;
    private final MeterRegistry registry;
    private final TraceOrders trace;
    private final AtomicInteger open = new AtomicInteger();

    TellOrders(RegionState state, MeterRegistry registry, TraceOrders trace) {
        Gauge.builder("holdfast.orders.open", open, AtomicInteger::get)
                .description("Orders that the last sweep found on their way; 0 in a standby")
                .register(registry);
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
            case OrderEvent.PaymentBegun paying -> debug(order, paying.payment());
            case OrderEvent.Paid paid -> debug(order, paid.payment());
            case OrderEvent.Cancelled cancelled -> debug(order, cancelled.reversal());
            case OrderEvent.Placed _,
                    OrderEvent.Validated _,
                    OrderEvent.Refused _,
                    OrderEvent.Declined _,
                    OrderEvent.Fulfilled _ ->
                    debug(order, null);
        }
    }

    /// With the payment that is, or was, to be moved back: whoever looks into it has to find it.
    private void warn(OrderRecord order, String reason) {
        LogLine line = about(order.id()).and("stage", order.stage()).and("reason", reason);
        order.event(OrderEvent.PaymentBegun.class)
                .ifPresent(begun -> line.and("transaction", begun.payment()));
        say(Logger.Level.WARN, line);
    }

    private void debug(OrderRecord order, @Nullable DecisionId transaction) {
        LogLine line = about(order.id()).and("stage", order.stage());
        say(Logger.Level.DEBUG, transaction == null ? line : line.and("transaction", transaction));
    }

    private LogLine about(OrderId order) {
        return LogLine.of("region", state.me())
                .and("epoch", state.now().epoch())
                .and("order", order)
                .and("trace", TraceOrders.traceOf(order));
    }

    private static void say(Logger.Level level, LogLine line) {
        line.write(LOG, level);
    }

    @Override
    public void waits(OrderRecord order, String reason) {
        registry.counter("holdfast.orders.waits", "stage", order.stage().name()).increment();
        say(Logger.Level.DEBUG, about(order.id()).and("stage", order.stage()).and("waits", reason));
    }

    @Override
    public void failed(OrderId order, Throwable failure) {
        registry.counter("holdfast.orders.failures").increment();
        say(Logger.Level.WARN, about(order).and("failed", String.valueOf(failure.getMessage())));
    }

    @Override
    public void swept(int found) {
        open.set(found);
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
        say(
                Logger.Level.WARN,
                LogLine.of("region", state.me())
                        .and("message", message.id())
                        .and("outcome", what)
                        .and("reason", reason));
    }
}
