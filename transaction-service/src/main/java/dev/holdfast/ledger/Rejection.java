package dev.holdfast.ledger;

/// Why a command was refused. A rejection is a recorded outcome: its key gets the same answer for
/// ever. The code is what databases and journals store; it never changes and is never used again.
public enum Rejection {
    UNKNOWN_DEBIT_ACCOUNT(1, "The debit account does not exist."),
    UNKNOWN_CREDIT_ACCOUNT(2, "The credit account does not exist."),
    CURRENCY_MISMATCH(3, "The currency is not the one of both accounts."),
    INSUFFICIENT_FUNDS(4, "The debit account would go below its overdraft limit."),
    BALANCE_OUT_OF_RANGE(5, "A balance would exceed 64 bits."),
    UNKNOWN_TRANSACTION(6, "The transaction to reverse does not exist."),
    NOT_REVERSIBLE(7, "Only a posted transfer can be reversed."),
    ALREADY_REVERSED(8, "The transaction was reversed before."),
    UNKNOWN_ACCOUNT(9, "The account does not exist."),
    LIMIT_BELOW_USE(10, "The account already uses more than this overdraft limit.");

    private final int code;
    private final String sentence;

    Rejection(int code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /// 1 to 255; 0 is left to mean "done".
    public int code() {
        return code;
    }

    /// The reason as a sentence that a caller may be shown.
    public String sentence() {
        return sentence;
    }

    /// @throws IllegalArgumentException if no rejection has this code
    public static Rejection ofCode(int code) {
        for (Rejection rejection : values()) {
            if (rejection.code == code) {
                return rejection;
            }
        }
        throw new IllegalArgumentException("No rejection has the code " + code + ".");
    }
}
