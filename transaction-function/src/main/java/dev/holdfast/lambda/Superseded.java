package dev.holdfast.lambda;

/// Another claim rules, or another takeover is on its way: this one has to look again.
final class Superseded extends FunctionFailure {

    private static final long serialVersionUID = 1;

    Superseded(String message) {
        super(message);
    }
}
