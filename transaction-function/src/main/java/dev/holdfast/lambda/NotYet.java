package dev.holdfast.lambda;

/// It could not be done now, or nobody knows whether it was. Repeating it is safe, and finds out.
final class NotYet extends FunctionFailure {

    private static final long serialVersionUID = 1;

    NotYet(String message) {
        super(message);
    }
}
