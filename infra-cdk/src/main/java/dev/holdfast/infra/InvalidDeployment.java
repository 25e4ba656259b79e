package dev.holdfast.infra;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was asked for cannot be deployed; the message is a sentence for whoever asked.
public final class InvalidDeployment extends RuntimeException {

    private static final long serialVersionUID = 1;

    public InvalidDeployment(String message) {
        super(message);
    }

    /// Refuses what is wrong.
    static void when(boolean wrong, String sentence) {
        if (wrong) {
            throw new InvalidDeployment(sentence);
        }
    }

    /// Somebody chose what there is not.
    static InvalidDeployment unknown(String key, String value, Stream<String> known) {
        return new InvalidDeployment(
                "There is no %s '%s'. There are %s.".formatted(key, value, sorted(known)));
    }

    static String sorted(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(", "));
    }
}
