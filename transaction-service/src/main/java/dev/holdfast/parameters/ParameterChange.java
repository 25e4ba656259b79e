package dev.holdfast.parameters;

import java.util.Optional;

/// What an event says about a parameter, as it came in: nothing of it is believed before [#refusal]
/// has seen it.
///
/// @param name the parameter's
/// @param operation such as `Create`, `Update`, `Delete` or `LabelParameterVersion`
public record ParameterChange(String name, String operation) {

    /// Why nothing can be made of it; empty if something can.
    Optional<String> refusal() {
        if (name.isBlank()) {
            return Optional.of("The event names no parameter.");
        }
        return switch (operation) {
            case "Create", "Update", "Delete", "LabelParameterVersion" -> Optional.empty();
            default ->
                    Optional.of(
                            "The event's operation '%s' is not known: Create, Update, Delete and"
                                            .formatted(operation)
                                    + " LabelParameterVersion are.");
        };
    }

    /// Labels are how replication writes down what it did: they change no value.
    boolean changesAValue() {
        return !operation.equals("LabelParameterVersion");
    }
}
