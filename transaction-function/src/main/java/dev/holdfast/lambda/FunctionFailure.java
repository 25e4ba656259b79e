package dev.holdfast.lambda;

import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.ledger.CorruptLedger;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.recovery.StepFailure;

/// Why an invocation did not do what it was asked to. Workflows tell the kinds apart by the names
/// of their classes; the message is for people.
sealed class FunctionFailure extends RuntimeException
        permits InvalidInput, NotYet, NotLost, ActiveAlready, Superseded, Corrupt {

    private static final long serialVersionUID = 1;

    FunctionFailure(String message) {
        super(message);
    }

    /// What a failure of a flow means to whoever invoked the function.
    static FunctionFailure of(Throwable failure) {
        return switch (failure) {
            case FunctionFailure known -> known;
            case StepFailure step when step.kind() == StepFailure.Kind.SUPERSEDED ->
                    new Superseded(sentence(step));
            case StoreFailure store when store.kind() == StoreFailure.Kind.GATE_CLOSED ->
                    new Superseded(sentence(store));
            case CorruptJournal corrupt -> new Corrupt(sentence(corrupt));
            case CorruptLedger corrupt -> new Corrupt(sentence(corrupt));
            default -> new NotYet(sentence(failure));
        };
    }

    private static String sentence(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
