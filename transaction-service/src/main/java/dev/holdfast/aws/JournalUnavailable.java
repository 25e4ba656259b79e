package dev.holdfast.aws;

/// The journal's table did not do what was asked, or did not say so. What was asked may have
/// happened, may happen later, or never.
public final class JournalUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    JournalUnavailable(Trouble trouble, String message) {
        super(message);
        this.trouble = trouble;
    }

    JournalUnavailable(Trouble trouble, String message, Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
    }

    static JournalUnavailable because(Throwable cause) {
        Trouble trouble = Trouble.of(cause);
        return new JournalUnavailable(
                trouble, "The journal " + trouble.sentence() + ": " + cause.getMessage(), cause);
    }

    public Trouble trouble() {
        return trouble;
    }
}
