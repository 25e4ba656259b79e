package dev.holdfast.lambda.snapshot;

/// Somebody could not prepare for the snapshot.
public final class CheckpointException extends Exception {

    private static final long serialVersionUID = 1;
}
