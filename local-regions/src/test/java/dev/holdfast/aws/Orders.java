package dev.holdfast.aws;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.OrderRefusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Orders that tests begin with.
final class Orders {

    static final Instant NOON = Instant.parse("2026-01-01T12:00:00.123456Z");

    private static final DecisionId SOME = new DecisionId(new UUID(0x8000L, 1));

    private Orders() {}

    static Order order(String id, long total) {
        return new Order(
                new OrderId(id),
                new AccountId(new UUID(1, 2)),
                new AccountId(new UUID(3, 4)),
                new CurrencyCode("EUR"),
                total,
                List.of(new OrderLine("tea", 2, 100), new OrderLine("cake", 1, total)));
    }

    static OrderRecord placed(String id, Instant at) {
        return OrderRecord.placed(order(id, 500), at);
    }

    static OrderRecord paid(String id) {
        return then(
                placed(id, NOON),
                new OrderEvent.Validated(NOON),
                new OrderEvent.PaymentBegun(NOON, SOME),
                new OrderEvent.Paid(NOON, SOME));
    }

    static OrderRecord then(OrderRecord record, OrderEvent... events) {
        OrderRecord longer = record;
        for (OrderEvent event : events) {
            longer = longer.then(event);
        }
        return longer;
    }

    /// Records that have, together, every event with everything that it can hold.
    static List<OrderRecord> ofEveryKind() {
        OrderEvent cancelling = new OrderEvent.CancellationBegun(NOON, CancelReason.OPERATOR);
        OrderEvent.Cancelled withoutReversal = new OrderEvent.Cancelled(NOON, null);
        return List.of(
                placed("placed", NOON),
                then(
                        placed("refused", NOON),
                        new OrderEvent.Refused(NOON, OrderRefusal.TOTAL_MISMATCH)),
                then(
                        placed("declined", NOON),
                        new OrderEvent.Validated(NOON),
                        new OrderEvent.PaymentBegun(NOON, SOME),
                        new OrderEvent.Declined(NOON, Rejection.INSUFFICIENT_FUNDS)),
                then(paid("fulfilled"), new OrderEvent.Fulfilled(NOON)),
                then(paid("cancelled"), cancelling, new OrderEvent.Cancelled(NOON, SOME)),
                then(placed("unpaid", NOON), cancelling, withoutReversal),
                then(
                        paid("stuck"),
                        cancelling,
                        new OrderEvent.CompensationRefused(NOON, Rejection.INSUFFICIENT_FUNDS)));
    }
}
