package dev.holdfast.local.process;

/// Something in the local environment did not work. The message is a full sentence for the person
/// at the terminal; commands print it without a stack trace.
public final class EnvironmentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public EnvironmentFailure(String sentence) {
        super(sentence);
    }

    public EnvironmentFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
