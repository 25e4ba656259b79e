package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;

/// Takes an order in: once it is recorded it is durable in more than one region, and will come to
/// an end in whichever is active. So a region that is not active takes orders too.
public final class PlaceOrder {

    private final OrderStore orders;
    private final Pace pace;
    private final OrderNews news;

    public PlaceOrder(OrderStore orders, Pace pace, OrderNews news) {
        this.orders = orders;
        this.pace = pace;
        this.news = news;
    }

    /// What came of placing an order.
    public sealed interface Placement {

        /// It is recorded.
        ///
        /// @param repeated whether it had been before
        record Accepted(OrderRecord order, boolean repeated) implements Placement {}

        /// The id was used before for something else.
        record IdReused(OrderId id) implements Placement {}
    }

    /// Fails with [PartUnavailable] if it is not known whether the order was recorded; placing it
    /// again is safe.
    public Uni<Placement> place(Order order) {
        OrderRecord placed = OrderRecord.placed(order, pace.now());
        return orders.add(placed)
                .invoke(added -> {
                    if (added) {
                        news.reached(placed);
                    }
                })
                .chain(added ->
                        added
                                ? Uni.createFrom().item(new Placement.Accepted(placed, false))
                                : orders.find(order.id())
                                        .map(found -> compared(order, found.orElseThrow())));
    }

    private static Placement compared(Order order, OrderRecord there) {
        return there.order().equals(order)
                ? new Placement.Accepted(there, true)
                : new Placement.IdReused(order.id());
    }
}
