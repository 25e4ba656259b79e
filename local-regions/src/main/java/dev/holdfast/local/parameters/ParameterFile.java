package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters, in memory and in a file that is replaced as a whole at every change, so that a
/// killed process finds the old or the new state.
final class ParameterFile {
    private final Path file;
    private final ObjectMapper json = new ObjectMapper();
    private final TreeMap<String, Parameter> parameters = new TreeMap<>();

    ParameterFile(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            json.readTree(file.toFile())
                    .properties()
                    .forEach(entry -> parameters.put(entry.getKey(), read(entry)));
        }
    }

    synchronized Optional<Parameter> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    synchronized List<Parameter> all() {
        return List.copyOf(parameters.values());
    }

    synchronized Parameter put(Parameter parameter) throws IOException {
        parameters.put(parameter.name(), parameter);
        write(parameters.values());
        return parameter;
    }

    /// The change sees the current parameter, or null, and nobody else's change comes in between.
    synchronized <X extends Exception> Parameter change(String name, Change<X> change)
            throws X, IOException {
        return put(change.apply(parameters.get(name)));
    }

    synchronized boolean delete(String name) throws IOException {
        boolean existed = parameters.remove(name) != null;
        write(parameters.values());
        return existed;
    }

    private void write(Collection<Parameter> all) throws IOException {
        ObjectNode root = json.createObjectNode();
        for (Parameter parameter : all) {
            ObjectNode node =
                    root.putObject(parameter.name())
                            .put("value", parameter.value())
                            .put("type", parameter.type())
                            .put("key", parameter.key())
                            .put("version", parameter.version())
                            .put("modified", parameter.modified().toString());
            parameter.labels().forEach(node.putObject("labels")::put);
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        json.writeValue(next.toFile(), root);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Parameter read(Map.Entry<String, JsonNode> entry) {
        JsonNode node = entry.getValue();
        Map<String, Long> labels = new TreeMap<>();
        node.path("labels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asLong()));
        return new Parameter(
                entry.getKey(),
                node.path("value").asText(),
                node.path("type").asText(),
                node.path("key").asText(),
                node.path("version").asLong(),
                Instant.parse(node.path("modified").asText()),
                labels);
    }

    @FunctionalInterface
    interface Change<X extends Exception> {
        Parameter apply(@Nullable Parameter current) throws X;
    }
}
