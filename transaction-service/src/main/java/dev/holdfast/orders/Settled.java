package dev.holdfast.orders;

import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.processing.Reply;

/// What a reply of the ledger means to an order: done, refused for good, or still open.
sealed interface Settled {

    record Posted(Decision decision) implements Settled {}

    record Refused(Rejection reason) implements Settled {}

    /// Not known, or not done: the same command has to be submitted again.
    record Open(String reason) implements Settled {}

    static Settled of(Reply reply) {
        return switch (reply) {
            case Reply.Acknowledged done -> of(done.decision());
            case Reply.NotActive _ -> new Open("This region does not accept transactions.");
            case Reply.Busy _ -> new Open("Too much is waiting for the ledger.");
            case Reply.Unavailable down -> new Open(down.reason());
            case Reply.Unknown unknown -> new Open(unknown.reason());
            case Reply.KeyReused reused ->
                    throw new IllegalStateException(
                            "The key of an order has another command: " + reused.decision() + ".");
        };
    }

    private static Settled of(Decision decision) {
        return decision.outcome() instanceof Outcome.Rejected rejected
                ? new Refused(rejected.reason())
                : new Posted(decision);
    }
}
