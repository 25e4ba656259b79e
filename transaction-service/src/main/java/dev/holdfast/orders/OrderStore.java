package dev.holdfast.orders;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The records of all orders, shared by the regions: what was added is durable in more than one of
/// them once it answers, and reads are strongly consistent. Fails with [PartUnavailable]; then what
/// was asked may have happened.
public interface OrderStore {

    Uni<Optional<OrderRecord>> find(OrderId id);

    /// Adds the record's last event if the stored record is the one before it; for the first event,
    /// if there is none.
    ///
    /// @return whether it was added
    Uni<Boolean> add(OrderRecord next);

    /// Orders that are not at an end; where there are more than the limit, now the oldest and then
    /// the youngest. Found through an index, so one that was placed or ended a moment ago may be
    /// missing or still there.
    ///
    /// @param placedBefore only those
    /// @param limit how many at the most
    Uni<List<OrderId>> open(Instant placedBefore, int limit);

    /// Orders that are at an end, and of which others were not told everything; none where nobody
    /// publishes. Found through an index as well.
    ///
    /// @param limit how many at the most
    Uni<List<OrderId>> ended(int limit);

    /// Notes of how many events others were told, unless another one has been added since.
    Uni<Void> told(OrderRecord record);
}
