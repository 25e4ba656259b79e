package dev.holdfast.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderEvent;
import dev.holdfast.orders.OrderLine;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.Stage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An order, as callers see it.
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Order", description = "An order and how far it has come")
public record OrderView(
        String orderId,
        Stage stage,
        @Schema(description = "Whether nothing follows") boolean ended,
        @Schema(description = "Why it is not fulfilled, or not yet") @Nullable String reason,
        String payerAccount,
        String payeeAccount,
        String currency,
        @Schema(description = "In minor units") long total,
        List<Line> lines,
        @Schema(description = "The transaction that pays it") @Nullable String payment,
        @Schema(description = "The transaction that moved the payment back")
                @Nullable String reversal,
        @Schema(description = "Where its document is", examples = "/v1/orders/order-4711/document")
                @Nullable String document,
        @Schema(description = "The stages that it went through, oldest first") List<Step> history) {

    @Schema(name = "OrderedLine")
    @RegisterForReflection
    public record Line(String sku, int quantity, long unitPrice) {

        static Line of(OrderLine line) {
            return new Line(line.sku(), line.quantity(), line.unitPrice());
        }
    }

    @Schema(name = "OrderStep")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(Stage stage, Instant at, @Nullable String reason) {

        static Step of(OrderEvent event) {
            return new Step(event.stage(), event.at(), why(event));
        }
    }

    static OrderView of(OrderRecord record) {
        Order order = record.order();
        boolean fulfilled = record.stage() == Stage.FULFILLED;
        return new OrderView(
                order.id().value(),
                record.stage(),
                record.stage().isFinal(),
                reason(record),
                order.payer().toString(),
                order.payee().toString(),
                order.currency().value(),
                order.total(),
                order.lines().stream().map(Line::of).toList(),
                payment(record),
                reversal(record),
                fulfilled ? "/v1/orders/" + order.id() + "/document" : null,
                record.history().stream().map(Step::of).toList());
    }

    private static @Nullable String payment(OrderRecord record) {
        return record.event(OrderEvent.Paid.class)
                .map(paid -> paid.payment().toString())
                .orElse(null);
    }

    private static @Nullable String reversal(OrderRecord record) {
        return record.event(OrderEvent.Cancelled.class)
                .map(OrderEvent.Cancelled::reversal)
                .map(Object::toString)
                .orElse(null);
    }

    /// The last reason that was recorded: why an order was cancelled explains that it is.
    private static @Nullable String reason(OrderRecord record) {
        String reason = null;
        for (OrderEvent event : record.history()) {
            String why = why(event);
            reason = why == null ? reason : why;
        }
        return reason;
    }

    private static @Nullable String why(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Refused refused -> refused.reason().sentence();
            case OrderEvent.Declined declined -> declined.reason().sentence();
            case OrderEvent.CancellationBegun begun -> begun.reason().sentence();
            case OrderEvent.CompensationRefused refused -> refused.reason().sentence();
            case OrderEvent.Placed _,
                    OrderEvent.Validated _,
                    OrderEvent.PaymentBegun _,
                    OrderEvent.Paid _,
                    OrderEvent.Fulfilled _,
                    OrderEvent.Cancelled _ ->
                    null;
        };
    }
}
