package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// Turns an order back that is not at an end, as an operator or a workflow that gave up asks for.
public final class CancelOrder {

    /// Each lost race means that the order went on, and it has fewer stages than this.
    private static final int TRIES = 8;

    private final OrderStore orders;
    private final AdvanceOrder advance;
    private final Pace pace;
    private final OrderNews news;

    public CancelOrder(OrderStore orders, AdvanceOrder advance, Pace pace, OrderNews news) {
        this.orders = orders;
        this.advance = advance;
        this.pace = pace;
        this.news = news;
    }

    /// The order as far as it got; an order at an end stays as it is. Empty if there is none. Fails
    /// with [PartUnavailable].
    public Uni<Optional<AdvanceOrder.Progress>> cancel(OrderId id, CancelReason reason) {
        return orders.find(id)
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : turn(found.get(), reason, TRIES)
                                        .chain(advance::advance)
                                        .map(Optional::of));
    }

    private Uni<OrderRecord> turn(OrderRecord order, CancelReason reason, int triesLeft) {
        boolean turned = order.stage().isFinal() || order.stage() == Stage.CANCELLING;
        if (turned || triesLeft == 0) {
            return Uni.createFrom().item(order);
        }
        OrderRecord next = order.then(new OrderEvent.CancellationBegun(pace.now(), reason));
        return orders.add(next)
                .invoke(added -> {
                    if (added) {
                        news.reached(next);
                    }
                })
                .chain(added ->
                        added
                                ? Uni.createFrom().item(next)
                                : orders.find(order.id())
                                        .chain(now ->
                                                turn(now.orElseThrow(), reason, triesLeft - 1)));
    }
}
