package dev.holdfast.processing;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// Where events go.
public interface EventSink {

    /// Publishes the events in their order. Fails, with whatever its service fails with, unless
    /// each of them was accepted; then some may have been.
    Uni<Void> publish(List<LedgerEvent> events);
}
