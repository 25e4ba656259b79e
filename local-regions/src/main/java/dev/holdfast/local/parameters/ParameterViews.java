package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Parameters as the service's JSON shows them.
record ParameterViews(String region) {
    private static final double MILLIS = 1_000.0;

    /// @param version of which it is a view; of versions before the current one only the number is
    ///   kept, and nothing here asks for more
    /// @param decrypted whether secure values are shown
    ObjectNode view(Parameter parameter, long version, boolean decrypted) {
        String separator = parameter.name().startsWith("/") ? "" : "/";
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", parameter.name())
                .put("Type", parameter.type())
                .put("Value", value(parameter, decrypted))
                .put("Version", version)
                .put("LastModifiedDate", parameter.modified().toEpochMilli() / MILLIS)
                .put("DataType", "text")
                .put(
                        "ARN",
                        "arn:aws:ssm:%s:000000000000:parameter%s%s"
                                .formatted(region, separator, parameter.name()));
    }

    /// What stands for a ciphertext names the key, so that tests see which one it was.
    private static String value(Parameter parameter, boolean decrypted) {
        return parameter.isSecure() && !decrypted
                ? "encrypted with " + parameter.key()
                : parameter.value();
    }
}
