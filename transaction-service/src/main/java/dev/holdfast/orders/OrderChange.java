package dev.holdfast.orders;

/// An event of an order, as others hear of it.
///
/// @param index of the event in the order's history, from 0: with the order's id, the same event
///   whoever publishes it, how often and in whichever region
public record OrderChange(OrderRecord order, int index) {

    public OrderEvent event() {
        return order.history().get(index);
    }
}
