package dev.holdfast.infra;

/// What was asked for cannot be deployed; the message is a sentence for whoever asked.
public final class InvalidDeployment extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidDeployment(String message) {
        super(message);
    }

    /// Refuses what is wrong.
    static void when(boolean wrong, String sentence) {
        if (wrong) {
            throw new InvalidDeployment(sentence);
        }
    }
}
