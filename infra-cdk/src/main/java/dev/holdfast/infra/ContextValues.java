package dev.holdfast.infra;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Values of the CDK context: texts, mostly, because that is what the command line gives.
record ContextValues(Map<String, Object> values) {

    private static final Pattern FLAG = Pattern.compile("true|false");

    /// Capacity units come in halves.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(\\.(0|5))?");

    Set<String> keys() {
        return values.keySet();
    }

    @Nullable Object raw(String key) {
        return values.get(key);
    }

    /// @throws InvalidDeployment if there is a value that does not fit
    Optional<String> text(String key, Pattern allowed) {
        Optional<String> value =
                Optional.ofNullable(raw(key)).map(Object::toString).map(String::strip);
        value.ifPresent(given ->
                InvalidDeployment.when(
                        !allowed.matcher(given).matches(),
                        "%s does not fit: '%s' should look like %s."
                                .formatted(key, given, allowed.pattern())));
        return value;
    }

    Optional<Boolean> flag(String key) {
        return text(key, FLAG).map(Boolean::valueOf);
    }

    Optional<Double> number(String key) {
        return text(key, NUMBER).map(Double::valueOf);
    }
}
