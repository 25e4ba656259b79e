package dev.holdfast.recovery;

/// A takeover step that could not be done. The takeover stops there; the next one goes on from
/// there.
public final class StepFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What may be done about it.
    public enum Kind {
        /// Another claim rules: this worker has nothing to do any more.
        SUPERSEDED,
        /// It took longer than it may; try again.
        TOO_SLOW
    }

    private final Kind kind;

    public StepFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
