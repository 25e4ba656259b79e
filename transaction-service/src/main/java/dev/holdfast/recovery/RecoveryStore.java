package dev.holdfast.recovery;

import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/// The ledger database, as a takeover sees it. Operations are bounded in time by the implementation
/// and fail with a [dev.holdfast.processing.StoreFailure]; every one that writes checks the reign
/// row under its lock.
public interface RecoveryStore {

    /// Where this region's database stands.
    Uni<Standing> standing();

    /// Sets the reign row to (claim, this region, closed) if its epoch is lower.
    ///
    /// @return what the row says afterwards
    Uni<Standing> close(Claim claim);

    /// The outbox row with the highest order.
    Uni<Optional<OutboxRow>> newestRow();

    /// Begins a transaction that locks the reign row, requires (claim, region, closed), and locks
    /// and reads what is touched.
    Uni<RecoveryTransaction> begin(Claim claim, Touched touched);

    /// Opens the reign row, if the outbox is empty and the position is at the start of the claim's
    /// epoch. Opening twice is harmless.
    ///
    /// @return what the row says afterwards
    Uni<Standing> open(Claim claim);
}
