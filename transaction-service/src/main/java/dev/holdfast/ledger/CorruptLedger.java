package dev.holdfast.ledger;

/// The ledger contradicts its own decisions: stop, and let a person look. It is never answered by
/// trying again.
public final class CorruptLedger extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public CorruptLedger(String message) {
        super(message);
    }
}
