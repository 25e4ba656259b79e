package dev.holdfast.aws;

import dev.holdfast.orders.PartUnavailable;

/// What failures of AWS are to those who handle orders.
final class PartFailures {

    private PartFailures() {}

    /// @param part with its article, such as `The documents`
    static PartUnavailable unavailable(String part, Throwable cause) {
        Trouble trouble = Trouble.of(cause);
        return new PartUnavailable(
                part + ": the service " + trouble.sentence() + ": " + cause.getMessage(), cause);
    }
}
