package dev.holdfast.parameters;

/// What a parameter says; the same in both regions, if they are in sync.
public record Content(ParameterType type, String value) {

    /// Without the value, which may be a secret.
    @Override
    public String toString() {
        return type + " of " + value.length() + " characters";
    }
}
