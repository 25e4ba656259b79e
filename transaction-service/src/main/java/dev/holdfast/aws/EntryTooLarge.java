package dev.holdfast.aws;

/// An entry that does not fit into one item. Nothing was sent, and trying again does not help.
public final class EntryTooLarge extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    EntryTooLarge(String message) {
        super(message);
    }
}
