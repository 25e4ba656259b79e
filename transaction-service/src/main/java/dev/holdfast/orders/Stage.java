package dev.holdfast.orders;

/// How far an order has come.
public enum Stage {
    PLACED(false),
    VALIDATED(false),
    /// It breaks a rule for orders. Nothing was paid.
    REFUSED(true),
    /// A payment may be under way: from here on the order ends fulfilled, declined or compensated.
    PAYING(false),
    /// The ledger refused the payment for good.
    DECLINED(true),
    PAID(false),
    FULFILLED(true),
    /// It will not be fulfilled; what was done is being taken back.
    CANCELLING(false),
    /// All that was done has been taken back.
    CANCELLED(true),
    /// The payment could not be moved back, because the payee no longer has the amount. A person
    /// has to decide.
    COMPENSATION_REFUSED(true);

    private final boolean last;

    Stage(boolean last) {
        this.last = last;
    }

    /// Whether nothing follows.
    public boolean isFinal() {
        return last;
    }
}
