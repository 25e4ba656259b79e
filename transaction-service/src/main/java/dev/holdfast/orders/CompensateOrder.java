package dev.holdfast.orders;

import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;

/// Takes back what was done for an order that will not be fulfilled: the document first, then the
/// payment. A payment of which nobody heard is found out by submitting it once more under its key,
/// never by guessing; should that make it, it is moved back at once.
public final class CompensateOrder implements OrderStage {

    private final ProcessPayment.Ledger ledger;
    private final DocumentStore documents;
    private final Pace pace;

    public CompensateOrder(ProcessPayment.Ledger ledger, DocumentStore documents, Pace pace) {
        this.ledger = ledger;
        this.documents = documents;
        this.pace = pace;
    }

    @Override
    public boolean takes(OrderRecord order) {
        return order.stage() == Stage.CANCELLING;
    }

    @Override
    public Uni<Outcome> run(OrderRecord order) {
        if (order.event(OrderEvent.PaymentBegun.class).isEmpty()) {
            return Uni.createFrom().item(new Outcome.Next(nothingToReverse()));
        }
        return withdrawn(order)
                .chain(() -> payBack(order.order()))
                .onFailure(PartUnavailable.class)
                .recoverWithItem(
                        failure -> new Outcome.Later(String.valueOf(failure.getMessage())));
    }

    /// Before an order is paid nobody writes its document.
    private Uni<Void> withdrawn(OrderRecord order) {
        return order.event(OrderEvent.Paid.class).isPresent()
                ? documents.remove(Fulfilment.of(order))
                : Uni.createFrom().voidItem();
    }

    private Uni<Outcome> payBack(Order order) {
        return ledger.submit(order.id(), ProcessPayment.payment(order))
                .chain(reply ->
                        switch (Settled.of(reply)) {
                            case Settled.Posted posted -> reverse(order, posted.decision().id());
                            case Settled.Refused _ -> next(nothingToReverse());
                            case Settled.Open open ->
                                    Uni.createFrom().item(new Outcome.Later(open.reason()));
                        });
    }

    private Uni<Outcome> reverse(Order order, DecisionId payment) {
        Command reversal =
                new Command.Reverse(
                        order.id().reversalKey(),
                        payment,
                        ProcessPayment.details(order.id(), "Cancelled order "));
        return ledger.submit(order.id(), reversal)
                .map(reply ->
                        switch (Settled.of(reply)) {
                            case Settled.Posted posted ->
                                    new Outcome.Next(cancelled(posted.decision().id()));
                            case Settled.Refused refused -> new Outcome.Next(refused(refused));
                            case Settled.Open open -> new Outcome.Later(open.reason());
                        });
    }

    /// Somebody may have reversed the payment by hand: then there is nothing left to do.
    private OrderEvent refused(Settled.Refused refused) {
        return refused.reason() == Rejection.ALREADY_REVERSED
                ? nothingToReverse()
                : new OrderEvent.CompensationRefused(pace.now(), refused.reason());
    }

    private OrderEvent nothingToReverse() {
        return new OrderEvent.Cancelled(pace.now(), null);
    }

    private OrderEvent cancelled(DecisionId reversal) {
        return new OrderEvent.Cancelled(pace.now(), reversal);
    }

    private static Uni<Outcome> next(OrderEvent event) {
        return Uni.createFrom().item(new Outcome.Next(event));
    }
}
