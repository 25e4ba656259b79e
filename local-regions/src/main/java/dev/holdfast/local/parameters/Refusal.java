package dev.holdfast.local.parameters;

/// An error answer; the type is the one that the real service gives, on which SDK clients branch.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String type;

    private Refusal(String type, String message) {
        super(message);
        this.type = type;
    }

    String type() {
        return type;
    }

    static Refusal notFound(String name) {
        return new Refusal("ParameterNotFound", "There is no parameter " + name + ".");
    }

    static Refusal versionNotFound(String name) {
        return new Refusal("ParameterVersionNotFound", "There is no such version: " + name + ".");
    }

    static Refusal alreadyExists(String name) {
        return new Refusal(
                "ParameterAlreadyExists",
                "The parameter " + name + " exists. Set Overwrite to change it.");
    }

    static Refusal typeMismatch(String name) {
        return new Refusal(
                "HierarchyTypeMismatchException",
                "The type of the parameter " + name + " cannot be changed.");
    }

    static Refusal invalid(String sentence) {
        return new Refusal("ValidationException", sentence);
    }

    static Refusal invalidToken() {
        return new Refusal("InvalidNextToken", "The token is not one of ours.");
    }

    static Refusal unknownOperation(String target) {
        return new Refusal(
                "UnknownOperationException", "This stand-in does not know " + target + ".");
    }
}
