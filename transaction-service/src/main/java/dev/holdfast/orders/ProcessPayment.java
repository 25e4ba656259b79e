package dev.holdfast.orders;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.processing.Pace;
import dev.holdfast.processing.Reply;
import io.smallrye.mutiny.Uni;
import java.util.Map;

/// Pays an order: a transfer whose key derives from the order's id, so it is made once, however
/// often this stage runs. That a payment begins is recorded before it is sent: whoever finds the
/// order then knows that there may be something to take back.
public final class ProcessPayment implements OrderStage {

    private final Ledger ledger;
    private final Pace pace;

    public ProcessPayment(Ledger ledger, Pace pace) {
        this.ledger = ledger;
        this.pace = pace;
    }

    /// The one way into the ledger, as an order needs it.
    public interface Ledger {

        /// One reply; it never fails.
        ///
        /// @param order that it is for
        Uni<Reply> submit(OrderId order, Command command);
    }

    @Override
    public boolean takes(OrderRecord order) {
        return order.stage() == Stage.VALIDATED || order.stage() == Stage.PAYING;
    }

    @Override
    public Uni<Outcome> run(OrderRecord order) {
        return order.stage() == Stage.VALIDATED
                ? Uni.createFrom().item(new Outcome.Next(begun(order)))
                : ledger.submit(order.id(), payment(order.order())).map(this::outcome);
    }

    private OrderEvent begun(OrderRecord order) {
        return new OrderEvent.PaymentBegun(pace.now(), order.id().paymentKey().decisionId());
    }

    /// The transfer that pays an order: the same command in every repeat.
    static Command payment(Order order) {
        return new Command.Transfer(
                order.id().paymentKey(),
                order.payer(),
                order.payee(),
                order.total(),
                order.currency(),
                details(order.id(), "Order "));
    }

    static Details details(OrderId id, String what) {
        return Details.of(what + id, Map.of("order", id.value()));
    }

    private Outcome outcome(Reply reply) {
        return switch (Settled.of(reply)) {
            case Settled.Posted posted -> new Outcome.Next(paid(posted.decision()));
            case Settled.Refused refused ->
                    new Outcome.Next(new OrderEvent.Declined(pace.now(), refused.reason()));
            case Settled.Open open -> new Outcome.Later(open.reason());
        };
    }

    /// With the ledger's own time: whoever records it records the same.
    private static OrderEvent paid(Decision decision) {
        return new OrderEvent.Paid(decision.decidedAt(), decision.id());
    }
}
