package dev.holdfast.simulation;

import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.StoreFailure.Kind;

/// The failures that ports report. They are made once: filling in stack traces would take longer
/// than the simulation itself.
final class Failures {

    static final StoreFailure GATE_CLOSED = failure(Kind.GATE_CLOSED);
    static final StoreFailure CONFLICT = failure(Kind.CONFLICT);
    static final StoreFailure UNAVAILABLE = failure(Kind.UNAVAILABLE);
    static final StoreFailure REFUSED = failure(Kind.REFUSED);
    static final StoreFailure COMMIT_UNKNOWN = failure(Kind.COMMIT_UNKNOWN);
    static final RuntimeException TIMED_OUT = new Silence("The call timed out.");
    static final RuntimeException UNREACHABLE = new Silence("The database cannot be reached.");

    private Failures() {}

    private static StoreFailure failure(Kind kind) {
        return new StoreFailure(kind, "simulated: " + kind);
    }

    private static final class Silence extends RuntimeException {

        private static final long serialVersionUID = 1;

        Silence(String message) {
            super(message, null, false, false);
        }
    }
}
