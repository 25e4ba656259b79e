package dev.holdfast.local.orders;

import dev.holdfast.local.process.JavaProgram;
import dev.holdfast.local.process.OwnedProcess;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one region has for orders: its documents and its queues.
public record OrderParts(StandIn documents, StandIn queues) {

    public void launch(JavaProgram java) {
        documents.launch(java);
        queues.launch(java);
    }

    public void await() {
        documents.await();
        queues.await();
    }

    public void kill() {
        documents.kill();
        queues.kill();
    }

    public List<OwnedProcess> processes() {
        return Stream.of(documents.process(), queues.process()).flatMap(Optional::stream).toList();
    }

    /// The URL of the queue that orders come from.
    public URI queue() {
        return Queues.url(queues, Queues.ORDERS);
    }
}
