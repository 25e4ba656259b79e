package dev.holdfast.orders;

import dev.holdfast.processing.Pace;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Fulfils a paid order: writes its document, unless it is there. If that stays impossible for too
/// long the order is cancelled, and paid back.
public final class FulfillOrder implements OrderStage {

    private final DocumentStore documents;
    private final Pace pace;
    private final Duration within;

    /// @param within how long after the payment it is tried
    public FulfillOrder(DocumentStore documents, Pace pace, Duration within) {
        this.documents = documents;
        this.pace = pace;
        this.within = within;
    }

    @Override
    public boolean takes(OrderRecord order) {
        return order.stage() == Stage.PAID;
    }

    @Override
    public Uni<Outcome> run(OrderRecord order) {
        Fulfilment fulfilment = Fulfilment.of(order);
        return documents
                .write(fulfilment)
                .map(this::outcome)
                .onFailure(PartUnavailable.class)
                .recoverWithItem(failure -> notNow(fulfilment, failure));
    }

    private Outcome outcome(DocumentStore.Written written) {
        return switch (written) {
            case STORED, SAME -> new Outcome.Next(new OrderEvent.Fulfilled(pace.now()));
            case DIFFERENT -> cancel(CancelReason.DOCUMENT_CONFLICT);
        };
    }

    /// The write that was not answered may have worked: cancelling takes the document away again.
    private Outcome notNow(Fulfilment fulfilment, Throwable failure) {
        boolean late = pace.now().isAfter(fulfilment.paidAt().plus(within));
        return late
                ? cancel(CancelReason.FULFILMENT_TIMED_OUT)
                : new Outcome.Later(String.valueOf(failure.getMessage()));
    }

    private Outcome cancel(CancelReason reason) {
        return new Outcome.Next(new OrderEvent.CancellationBegun(pace.now(), reason));
    }
}
