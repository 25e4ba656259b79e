package dev.holdfast.http;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.orders.OrderId;
import dev.holdfast.orders.SessionKey;

/// What a request names and the ledger does not have.
final class Missing {

    private Missing() {}

    static Refusal account(AccountId id) {
        return new Refusal(
                Problem.of(ProblemType.UNKNOWN_ACCOUNT, "There is no account " + id + "."));
    }

    static Refusal transaction(DecisionId id) {
        return new Refusal(
                Problem.of(ProblemType.UNKNOWN_TRANSACTION, "There is no transaction " + id + "."));
    }

    static Refusal order(OrderId id) {
        return new Refusal(Problem.of(ProblemType.UNKNOWN_ORDER, "There is no order " + id + "."));
    }

    static Refusal document(OrderId id) {
        return new Refusal(
                Problem.of(ProblemType.NOT_FOUND, "There is no fulfilled order " + id + "."));
    }

    static Refusal session(SessionKey key) {
        return new Refusal(
                Problem.of(
                        ProblemType.UNKNOWN_SESSION,
                        "There is no session " + key.id() + ", or not any more."));
    }
}
