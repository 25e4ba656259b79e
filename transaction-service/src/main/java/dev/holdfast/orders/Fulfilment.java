package dev.holdfast.orders;

import dev.holdfast.ledger.DecisionId;
import java.time.Instant;

/// What an order's document says. It follows from the order's record alone, so any region can write
/// it again, to the byte, where replication of documents has not brought it.
public record Fulfilment(Order order, DecisionId payment, Instant paidAt) {

    /// @throws IllegalArgumentException if the order was not paid
    public static Fulfilment of(OrderRecord record) {
        OrderEvent.Paid paid =
                record.event(OrderEvent.Paid.class)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "Only an order that was paid is fulfilled."));
        return new Fulfilment(record.order(), paid.payment(), paid.at());
    }
}
