package dev.holdfast.local.drill;

/// A drill that could not be carried through: service did not come back, or a step could not be
/// done.
public final class DrillFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    DrillFailure(String message) {
        super(message);
    }

    DrillFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
