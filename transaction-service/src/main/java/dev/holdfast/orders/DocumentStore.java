package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// This region's documents, one for each fulfilled order. Fails with [PartUnavailable]; then what
/// was asked may have happened.
public interface DocumentStore {

    /// How a write ended.
    enum Written {
        STORED,
        /// It was there, with the same content.
        SAME,
        /// Something else is there.
        DIFFERENT
    }

    /// Writes the document unless one is there.
    Uni<Written> write(Fulfilment fulfilment);

    /// The document as it was written.
    Uni<Optional<byte[]>> read(OrderId id);

    /// Removes the document if it is there. What else is there under its name is somebody else's,
    /// and stays.
    Uni<Void> remove(Fulfilment fulfilment);
}
