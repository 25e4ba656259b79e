package dev.holdfast.local.parameters;

import dev.holdfast.local.standin.Refusal;

/// What SSM refuses.
final class Refusals {

    private Refusals() {}

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

    static Refusal invalidToken() {
        return new Refusal("InvalidNextToken", "The token is not one of ours.");
    }
}
