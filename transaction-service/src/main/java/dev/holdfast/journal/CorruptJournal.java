package dev.holdfast.journal;

/// Bytes that are not what this version of the journal writes, or an entry that does not fit the
/// one before it: stop, and let a person look. It is never answered by trying again.
public final class CorruptJournal extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public CorruptJournal(String message) {
        super(message);
    }

    public CorruptJournal(String message, Throwable cause) {
        super(message, cause);
    }
}
