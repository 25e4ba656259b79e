package dev.holdfast.local.network;

/// What a link does with what it is given.
public enum LinkState {
    OPEN,
    CUT,
    BLACK_HOLE
}
