package dev.holdfast.lambda;

import dev.holdfast.orders.OrderId;

/// A stage of an order that a workflow asks for.
sealed interface OrderStep extends Input {

    /// @param order as JSON, as the API takes it; it is recorded if it is not yet
    record ValidateOrder(String order) implements OrderStep {}

    record ProcessPayment(OrderId order) implements OrderStep {}

    record FulfillOrder(OrderId order) implements OrderStep {}

    /// Turns the order back, wherever it is.
    record CompensateOrder(OrderId order) implements OrderStep {}
}
