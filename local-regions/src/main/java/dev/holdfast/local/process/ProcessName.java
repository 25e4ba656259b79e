package dev.holdfast.local.process;

/// Where a process belongs and what it is, for example `us-east-1 postgres`.
public record ProcessName(String place, String part) {
    /// The place of what stands outside both regions.
    public static final String SHARED = "shared";

    public static ProcessName shared(String part) {
        return new ProcessName(SHARED, part);
    }

    @Override
    public String toString() {
        return place + " " + part;
    }
}
