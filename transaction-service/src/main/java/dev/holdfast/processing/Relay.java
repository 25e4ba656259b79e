package dev.holdfast.processing;

/// Whoever moves what was committed to the journal, as the way into the ledger sees it.
public interface Relay {

    /// Whether it has not got on for so long that nothing more should be committed.
    boolean isStalled();

    /// Says that a batch has committed.
    void wake();
}
