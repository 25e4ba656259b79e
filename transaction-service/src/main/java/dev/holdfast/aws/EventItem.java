package dev.holdfast.aws;

import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderRefusal;
import dev.holdfast.orders.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An event of an order as an attribute: the stage that it leads into, when, and what it adds. The
/// names are for ever.
final class EventItem {

    private static final String STAGE = "stage";
    private static final String AT = "at";
    private static final String WHAT = "what";

    private EventItem() {}

    static AttributeValue of(OrderEvent event) {
        AttributeValue stage = Attributes.of(event.stage().name());
        AttributeValue at = Attributes.of(event.at().toString());
        return AttributeValue.fromM(
                what(event)
                        .map(what -> Map.of(STAGE, stage, AT, at, WHAT, Attributes.of(what)))
                        .orElseGet(() -> Map.of(STAGE, stage, AT, at)));
    }

    /// What it adds to the stage: a transaction or a reason.
    static Optional<String> what(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Placed _, OrderEvent.Validated _, OrderEvent.Fulfilled _ ->
                    Optional.empty();
            case OrderEvent.Refused refused -> Optional.of(refused.reason().name());
            case OrderEvent.PaymentBegun begun -> Optional.of(begun.payment().toString());
            case OrderEvent.Paid paid -> Optional.of(paid.payment().toString());
            case OrderEvent.Declined declined -> Optional.of(declined.reason().name());
            case OrderEvent.CancellationBegun begun -> Optional.of(begun.reason().name());
            case OrderEvent.Cancelled cancelled ->
                    Optional.ofNullable(cancelled.reversal()).map(DecisionId::toString);
            case OrderEvent.CompensationRefused refused -> Optional.of(refused.reason().name());
        };
    }

    static OrderEvent event(Attributes item) {
        Instant at = item.instant(AT);
        return switch (Stage.valueOf(item.text(STAGE))) {
            case PLACED -> new OrderEvent.Placed(at);
            case VALIDATED -> new OrderEvent.Validated(at);
            case REFUSED -> new OrderEvent.Refused(at, OrderRefusal.valueOf(item.text(WHAT)));
            case PAYING -> new OrderEvent.PaymentBegun(at, DecisionId.parse(item.text(WHAT)));
            case PAID -> new OrderEvent.Paid(at, DecisionId.parse(item.text(WHAT)));
            case DECLINED -> new OrderEvent.Declined(at, Rejection.valueOf(item.text(WHAT)));
            case FULFILLED -> new OrderEvent.Fulfilled(at);
            case CANCELLING ->
                    new OrderEvent.CancellationBegun(at, CancelReason.valueOf(item.text(WHAT)));
            case CANCELLED ->
                    new OrderEvent.Cancelled(
                            at, item.optionalText(WHAT).map(DecisionId::parse).orElse(null));
            case COMPENSATION_REFUSED ->
                    new OrderEvent.CompensationRefused(at, Rejection.valueOf(item.text(WHAT)));
        };
    }
}
