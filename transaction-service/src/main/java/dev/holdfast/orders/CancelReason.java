package dev.holdfast.orders;

/// Why a paid order is not fulfilled.
public enum CancelReason {
    DOCUMENT_CONFLICT("Another document is there under the order's name."),
    FULFILMENT_TIMED_OUT("The document could not be written in the time that fulfilment has."),
    OPERATOR("An operator cancelled it."),
    WORKFLOW("Its workflow gave up.");

    private final String sentence;

    CancelReason(String sentence) {
        this.sentence = sentence;
    }

    /// The reason as a sentence that a caller may be shown.
    public String sentence() {
        return sentence;
    }
}
