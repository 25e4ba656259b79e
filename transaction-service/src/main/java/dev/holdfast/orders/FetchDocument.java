package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The document of a fulfilled order. Where this region does not have it, because the region that
/// wrote it was lost before documents were replicated, it is written again from the record.
public final class FetchDocument {

    private final OrderStore orders;
    private final DocumentStore documents;

    public FetchDocument(OrderStore orders, DocumentStore documents) {
        this.orders = orders;
        this.documents = documents;
    }

    /// Empty if there is no such order, or if it is not fulfilled. Fails with [PartUnavailable].
    public Uni<Optional<byte[]>> fetch(OrderId id) {
        return orders.find(id)
                .map(found -> found.filter(order -> order.stage() == Stage.FULFILLED))
                .chain(found ->
                        found.isEmpty()
                                ? Uni.createFrom().item(Optional.empty())
                                : documentOf(found.get()));
    }

    private Uni<Optional<byte[]>> documentOf(OrderRecord order) {
        return documents
                .read(order.id())
                .chain(there ->
                        there.isPresent()
                                ? Uni.createFrom().item(there)
                                : documents
                                        .write(Fulfilment.of(order))
                                        .chain(() -> documents.read(order.id())));
    }
}
