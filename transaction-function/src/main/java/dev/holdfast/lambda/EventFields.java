package dev.holdfast.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The members of a JSON object, each asked for by name. What is missing or wrong is refused with
/// the path to it.
record EventFields(String path, JsonNode node) {

    EventFields {
        if (!node.isObject()) {
            throw new InvalidInput(path + ": There must be a JSON object here.");
        }
    }

    /// Refuses whatever is not in the set: a member that nobody reads is a mistake of the sender.
    EventFields only(Set<String> known) {
        node.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        throw bad(name, "This is unknown. Known are " + known + ".");
                    }
                });
        return this;
    }

    boolean has(String name) {
        return !optional(name).isMissingNode();
    }

    private JsonNode optional(String name) {
        JsonNode found = node.path(name);
        return found.isNull() ? MissingNode.getInstance() : found;
    }

    JsonNode value(String name) {
        JsonNode found = optional(name);
        if (found.isMissingNode()) {
            throw bad(name, "This is missing.");
        }
        return found;
    }

    String text(String name) {
        JsonNode found = value(name);
        if (!found.isTextual()) {
            throw bad(name, "This must be a text.");
        }
        return found.textValue();
    }

    Optional<String> textIfAny(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        JsonNode found = value(name);
        if (!found.canConvertToLong() || !found.isIntegralNumber()) {
            throw bad(name, "This must be a whole number.");
        }
        return found.longValue();
    }

    boolean flag(String name) {
        JsonNode found = optional(name);
        if (!found.isMissingNode() && !found.isBoolean()) {
            throw bad(name, "This must be true or false.");
        }
        return found.booleanValue();
    }

    EventFields object(String name) {
        return new EventFields(path + "." + name, value(name));
    }

    /// A text that a value class reads.
    <T> T parsed(String name, Function<String, T> reader) {
        try {
            return reader.apply(text(name));
        } catch (IllegalArgumentException wrong) {
            throw bad(name, String.valueOf(wrong.getMessage()));
        }
    }

    InvalidInput bad(String name, String why) {
        return new InvalidInput(path + "." + name + ": " + why);
    }
}
