package dev.holdfast.lambda.snapshot;

/// Somebody could not go on after it.
public final class RestoreException extends Exception {

    private static final long serialVersionUID = 1;
}
