package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Parameters as the service's JSON shows them.
record ParameterViews(String region) {
    private static final double MILLIS = 1_000.0;

    ObjectNode view(Parameter parameter) {
        String separator = parameter.name().startsWith("/") ? "" : "/";
        return JsonNodeFactory.instance
                .objectNode()
                .put("Name", parameter.name())
                .put("Type", parameter.type())
                .put("Value", parameter.value())
                .put("Version", parameter.version())
                .put("LastModifiedDate", parameter.modified().toEpochMilli() / MILLIS)
                .put("DataType", "text")
                .put(
                        "ARN",
                        "arn:aws:ssm:%s:000000000000:parameter%s%s"
                                .formatted(region, separator, parameter.name()));
    }
}
