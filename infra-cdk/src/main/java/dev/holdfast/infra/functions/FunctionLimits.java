package dev.holdfast.infra.functions;

/// The bounds of every function.
public final class FunctionLimits {

    /// Memory in MB.
    public static final int MEGABYTES = 512;

    /// How long one invocation may take.
    public static final int SECONDS = 30;

    private FunctionLimits() {}
}
