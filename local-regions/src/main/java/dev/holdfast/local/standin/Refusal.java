package dev.holdfast.local.standin;

/// An error answer; the type is the one that the real service gives, on which SDK clients branch.
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    public Refusal(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }

    public static Refusal invalid(String sentence) {
        return new Refusal("ValidationException", sentence);
    }

    public static Refusal unknownOperation(String target) {
        return new Refusal(
                "UnknownOperationException", "This stand-in does not know " + target + ".");
    }
}
