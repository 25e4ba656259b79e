package dev.holdfast.orders;

/// Why an order was refused before anything was paid. A recorded outcome: its id gets the same
/// answer for ever.
public enum OrderRefusal {
    SAME_ACCOUNT("Payer and payee must differ."),
    TOTAL_MISMATCH("The total is not the sum of the lines."),
    DUPLICATE_LINE("Two lines have the same sku."),
    TOTAL_TOO_LARGE("The total is more than one order may have.");

    private final String sentence;

    OrderRefusal(String sentence) {
        this.sentence = sentence;
    }

    /// The reason as a sentence that a caller may be shown.
    public String sentence() {
        return sentence;
    }
}
