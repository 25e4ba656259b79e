package dev.holdfast.infra.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Templates with known mistakes: each check has to find its own.
final class Planted {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Planted() {}

    /// A stack in us-east-1 with one resource, called `Thing`.
    static Stack resource(String type, String properties) {
        return stack(
                "planted",
                "us-east-1",
                "{\"Thing\":{\"Type\":\"%s\",\"Properties\":%s}}".formatted(type, properties));
    }

    static Stack stack(String name, String region, String resources) {
        return new Stack(name, region, json("{\"Resources\":" + resources + "}"), Set.of());
    }

    static CloudAssembly assembly(Stack... stacks) {
        return new CloudAssembly(Path.of("planted"), List.of(stacks));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
