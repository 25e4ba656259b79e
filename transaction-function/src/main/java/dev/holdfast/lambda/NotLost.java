package dev.holdfast.lambda;

/// The active region shows signs of life: there is nothing to take over.
final class NotLost extends FunctionFailure {

    private static final long serialVersionUID = 1;

    NotLost(String message) {
        super(message);
    }
}
