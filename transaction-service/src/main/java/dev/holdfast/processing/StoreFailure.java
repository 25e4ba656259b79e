package dev.holdfast.processing;

/// A database operation that did not do what was asked, by what the caller may conclude from it.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// What is known about the operation.
    public enum Kind {
        /// The reign row does not say what the caller needs. Nothing was written.
        GATE_CLOSED,
        /// Another transaction was in the way. Nothing was written; try again.
        CONFLICT,
        /// The database cannot be written or reached, or is out of room. Nothing was written.
        UNAVAILABLE,
        /// The database refused the content of the statement. Nothing was written.
        REFUSED,
        /// The commit was sent and not answered: it may have happened.
        COMMIT_UNKNOWN
    }

    private final Kind kind;

    public StoreFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreFailure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
