package dev.holdfast.lambda.snapshot;

/// Somebody who wants to know of the snapshot.
public interface Resource {

    void beforeCheckpoint(Context<? extends Resource> context) throws Exception;

    void afterRestore(Context<? extends Resource> context) throws Exception;
}
