package dev.holdfast.lambda;

/// Journal and database contradict each other. Nothing may go on before a person has looked.
final class Corrupt extends FunctionFailure {

    private static final long serialVersionUID = 1;

    Corrupt(String message) {
        super(message);
    }
}
