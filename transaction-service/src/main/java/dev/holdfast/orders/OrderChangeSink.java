package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where events of orders go.
public interface OrderChangeSink {

    /// Publishes the events in their order. Fails, with whatever its service fails with, unless
    /// each of them was accepted; then some may have been.
    Uni<Void> publish(List<OrderChange> changes);
}
