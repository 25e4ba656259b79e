package dev.holdfast.orders;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was recorded about an order. Each event leads into one [Stage].
public sealed interface OrderEvent {

    /// Wall time of the region that recorded it, in microseconds; for people, not for order.
    Instant at();

    record Placed(Instant at) implements OrderEvent {}

    record Validated(Instant at) implements OrderEvent {}

    record Refused(Instant at, OrderRefusal reason) implements OrderEvent {}

    /// The compensation is registered: from now on the payment may have been made, whether or not
    /// anybody heard of it.
    ///
    /// @param payment the transaction that the payment is, or will be
    record PaymentBegun(Instant at, DecisionId payment) implements OrderEvent {}

    record Paid(Instant at, DecisionId payment) implements OrderEvent {}

    record Declined(Instant at, Rejection reason) implements OrderEvent {}

    record Fulfilled(Instant at) implements OrderEvent {}

    record CancellationBegun(Instant at, CancelReason reason) implements OrderEvent {}

    /// @param reversal the transaction that moved the payment back; null if nothing was paid
    record Cancelled(Instant at, @Nullable DecisionId reversal) implements OrderEvent {}

    record CompensationRefused(Instant at, Rejection reason) implements OrderEvent {}

    /// The stage that an order is in after this event.
    default Stage stage() {
        return switch (this) {
            case Placed _ -> Stage.PLACED;
            case Validated _ -> Stage.VALIDATED;
            case Refused _ -> Stage.REFUSED;
            case PaymentBegun _ -> Stage.PAYING;
            case Paid _ -> Stage.PAID;
            case Declined _ -> Stage.DECLINED;
            case Fulfilled _ -> Stage.FULFILLED;
            case CancellationBegun _ -> Stage.CANCELLING;
            case Cancelled _ -> Stage.CANCELLED;
            case CompensationRefused _ -> Stage.COMPENSATION_REFUSED;
        };
    }
}
