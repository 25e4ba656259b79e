package dev.holdfast.parameters;

/// One of the two regions, by what it does at the moment.
public enum Side {
    ACTIVE,
    STANDBY
}
