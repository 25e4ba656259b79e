package dev.holdfast.parameters;

/// What kind of value a parameter has. A `SECURE` one is encrypted with a key of its own region.
public enum ParameterType {
    TEXT,
    LIST,
    SECURE
}
