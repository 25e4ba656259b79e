package dev.holdfast.lambda;

import dev.holdfast.orders.OrderQueue;
import java.util.List;

/// All that can come in.
sealed interface Input permits Input.ApiRequest, Input.Messages, OrderStep, TakeoverStep, Notice {

    /// A request to the HTTP API, as API Gateway passes it on.
    ///
    /// @param target path and query
    record ApiRequest(String method, String target, List<Header> headers, byte[] body)
            implements Input {}

    record Header(String name, String value) {}

    /// Some messages of the order queue.
    record Messages(List<OrderQueue.Message> messages) implements Input {}
}
