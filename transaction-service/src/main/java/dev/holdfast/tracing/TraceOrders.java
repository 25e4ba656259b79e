package dev.holdfast.tracing;

import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderRecord;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// One trace for each order, whoever works on it: a request, the queue, a workflow, a sweep, one
/// region and then the other. Its id follows from the order's id, so nobody has to hand it on, and
/// no loss of a region tears it.
public final class TraceOrders {

    private static final String ORDER = "holdfast.order";

    private final Spans spans;
    private final double share;

    /// @param share how many of all orders are traced, from 0 to 1; which ones follows from their
    ///   ids
    public TraceOrders(Spans spans, double share) {
        this.spans = spans;
        this.share = share;
    }

    /// The id of the order's trace, as logs and traces write it.
    public static String traceOf(OrderId order) {
        UUID id = named("order/" + order);
        return TraceId.fromLongs(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /// What everything about the order is part of.
    public Context contextOf(OrderId order) {
        SpanContext root =
                SpanContext.createFromRemoteParent(
                        traceOf(order),
                        SpanId.fromLong(named("order-root/" + order).getLeastSignificantBits()),
                        isTraced(order) ? TraceFlags.getSampled() : TraceFlags.getDefault(),
                        TraceState.getDefault());
        return Context.root().with(Span.wrap(root));
    }

    /// All regions agree about it. The first bits of such an id are as good as drawn.
    private boolean isTraced(OrderId order) {
        long drawn = named("order/" + order).getMostSignificantBits() & Long.MAX_VALUE;
        return drawn < (long) (share * Long.MAX_VALUE);
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /// A request is about this order: each of the two traces leads to the other.
    public void asked(OrderId order) {
        Span request = Span.current();
        request.setAttribute(ORDER, order.value())
                .addLink(Span.fromContext(contextOf(order)).getSpanContext());
    }

    /// An event was recorded: what led to it began with the one before.
    public void reached(OrderRecord order) {
        spans.ended(
                new Spans.Past(
                        "order " + order.stage(),
                        order.lastTook(),
                        Map.of(ORDER, order.id().value())),
                contextOf(order.id()));
    }
}
