package dev.holdfast.http;

import dev.holdfast.orders.AdvanceOrder;
import dev.holdfast.orders.CancelOrder;
import dev.holdfast.orders.CancelReason;
import dev.holdfast.orders.Order;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.OrderRecord;
import dev.holdfast.orders.PlaceOrder;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/// Hands orders to the flows, and answers with how far they came in the time that a caller waits.
@Singleton
public final class OrderDoor {

    private static final int ACCEPTED = 202;

    private final PlaceOrder place;
    private final AdvanceOrder advance;
    private final CancelOrder cancel;
    private final Terms terms;

    OrderDoor(PlaceOrder place, AdvanceOrder advance, CancelOrder cancel, Terms terms) {
        this.place = place;
        this.advance = advance;
        this.cancel = cancel;
        this.terms = terms;
    }

    /// @param open whether this service takes orders
    /// @param patience how long a caller waits for an order's end
    public record Terms(boolean open, Duration patience) {}

    /// 201 or 200 with an order at its end, 202 with one that will come to it.
    Uni<Answer> place(Order order) {
        if (!terms.open()) {
            return Uni.createFrom()
                    .item(
                            Answer.of(
                                    Problem.of(
                                            ProblemType.UNAVAILABLE,
                                            "This service is not set up to take orders.")));
        }
        return place.place(order).chain(this::answer);
    }

    private Uni<Answer> answer(PlaceOrder.Placement placement) {
        return switch (placement) {
            case PlaceOrder.Placement.IdReused reused ->
                    Uni.createFrom()
                            .item(
                                    Answer.of(
                                            Problem.of(
                                                            ProblemType.ORDER_ID_REUSED,
                                                            "The id "
                                                                    + reused.id()
                                                                    + " belongs to another order.")
                                                    .inField("orderId")));
            case PlaceOrder.Placement.Accepted accepted ->
                    advanced(accepted.order())
                            .map(order ->
                                    answer(
                                            order,
                                            accepted.repeated() ? Replies.OK : Replies.CREATED));
        };
    }

    /// The order is recorded: whatever stops it now, it will be taken up again.
    private Uni<OrderRecord> advanced(OrderRecord order) {
        return advance.advance(order)
                .map(AdvanceOrder.Progress::order)
                .ifNoItem()
                .after(terms.patience())
                .recoverWithItem(order)
                .onFailure()
                .recoverWithItem(order);
    }

    private static Answer answer(OrderRecord order, int ended) {
        int status = order.stage().isFinal() ? ended : ACCEPTED;
        return new Answer(status, OrderView.of(order), Optional.empty(), 0);
    }

    /// 200 with an order at its end, 202 with one that is on its way back.
    Uni<Answer> cancel(OrderId id) {
        return cancel.cancel(id, CancelReason.OPERATOR)
                .map(found ->
                        found.map(progress -> answer(progress.order(), Replies.OK))
                                .orElseThrow(() -> Missing.order(id)));
    }
}
