package dev.holdfast.local.process;

/// The signals that the JDK cannot send itself.
public enum Signal {
    STOP,
    CONT,
    INT
}
