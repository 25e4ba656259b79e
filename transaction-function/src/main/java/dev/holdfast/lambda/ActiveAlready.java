package dev.holdfast.lambda;

/// This region is active, so a takeover has nothing to do.
final class ActiveAlready extends FunctionFailure {

    private static final long serialVersionUID = 1;

    ActiveAlready(String message) {
        super(message);
    }
}
