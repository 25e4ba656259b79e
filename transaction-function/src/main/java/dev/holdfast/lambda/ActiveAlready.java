package dev.holdfast.lambda;

/// This region is active, so nothing is to be taken over; what is there is opened and verified.
final class ActiveAlready extends FunctionFailure {

    private static final long serialVersionUID = 1;

    ActiveAlready(String message) {
        super(message);
    }
}
