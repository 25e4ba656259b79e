package dev.holdfast.orders;

/// Something outside that orders or sessions need did not do what was asked, or did not say so.
/// What was asked may have happened, may happen later, or never; asking again is safe.
public final class PartUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /// @param message a full sentence, with the name of the part
    public PartUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
