package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// This region's queue of orders. A message comes at least once, in any order, and comes again
/// until it is removed; after too many times the queue puts it with the dead letters. Fails with
/// [PartUnavailable].
public interface OrderQueue {

    /// A message as it came.
    ///
    /// @param id for people
    /// @param receipt with which it is removed
    record Message(String id, String receipt, String body) {}

    /// Some messages, or none after a while.
    Uni<List<Message>> receive();

    Uni<Void> remove(List<Message> messages);
}
