package dev.holdfast.lambda.snapshot;

/// Where they are registered.
///
/// @param <R> what is registered
public abstract class Context<R extends Resource> implements Resource {

    public abstract void register(R resource);
}
