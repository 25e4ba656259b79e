package dev.holdfast.aws;

/// A parameter that somebody wrote in a way that cannot be understood. It stays until it is
/// corrected.
public final class MalformedParameter extends IllegalStateException {

    private static final long serialVersionUID = 1;

    MalformedParameter(String message) {
        super(message);
    }

    MalformedParameter(String message, Throwable cause) {
        super(message, cause);
    }
}
