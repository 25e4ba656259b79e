package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.local.standin.Refusal;
import java.util.Optional;
import java.util.regex.Pattern;

/// A name, and the version or the label after its colon if the request names one.
record ParameterName(String name, String version) {
    private static final Pattern WRITABLE = Pattern.compile("[a-zA-Z0-9_.\\-/]{1,1011}");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    static ParameterName in(JsonNode request) throws Refusal {
        String text = request.path("Name").asText("");
        if (text.isEmpty()) {
            throw Refusal.invalid("Name must not be empty.");
        }
        int colon = text.indexOf(':');
        return colon < 0
                ? new ParameterName(text, "")
                : new ParameterName(text.substring(0, colon), text.substring(colon + 1));
    }

    static ParameterName forWriting(JsonNode request) throws Refusal {
        String text = request.path("Name").asText("");
        if (!WRITABLE.matcher(text).matches()) {
            throw Refusal.invalid(
                    "Name may hold letters, digits, '_', '.', '-' and '/', and must not be empty.");
        }
        return new ParameterName(text, "");
    }

    /// The version that is asked for; empty if there is none of that label.
    Optional<Long> versionOf(Parameter found) {
        if (version.isEmpty()) {
            return Optional.of(found.version());
        }
        return DIGITS.matcher(version).matches()
                ? Optional.of(Long.valueOf(version))
                : Optional.ofNullable(found.labels().get(version));
    }
}
