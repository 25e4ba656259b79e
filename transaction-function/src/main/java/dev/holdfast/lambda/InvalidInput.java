package dev.holdfast.lambda;

/// What came in cannot be understood, and never will be. Nothing was done.
final class InvalidInput extends FunctionFailure {

    private static final long serialVersionUID = 1;

    InvalidInput(String message) {
        super(message);
    }
}
