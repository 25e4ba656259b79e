package dev.holdfast.local.orders;

import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import dev.holdfast.local.standin.StandIn;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one region has for orders: its documents, its queues, and the bus for its events.
public record OrderParts(StandIn documents, StandIn queues, StandIn bus) {

    public void launch(JavaProgram java) {
        parts().forEach(part -> part.launch(java));
    }

    public void await() {
        parts().forEach(StandIn::await);
    }

    public void kill() {
        parts().forEach(StandIn::kill);
    }

    public List<OwnedProcess> processes() {
        return parts().map(StandIn::process).flatMap(Optional::stream).toList();
    }

    private Stream<StandIn> parts() {
        return Stream.of(documents, queues, bus);
    }

    /// The URL of the queue that orders come from.
    public URI queue() {
        return Queues.url(queues, Queues.ORDERS);
    }
}
