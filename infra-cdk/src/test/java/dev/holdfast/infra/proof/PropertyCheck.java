package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Runs `spec/check.mjs`: every property of every template against the published specification.
final class PropertyCheck {
    /// Loading the specification takes a second; all templates of all profiles take a few more.
    private static final Duration BOUND = Duration.ofMinutes(2);

    private static final Path TOOL = Path.of(System.getProperty("basedir", "."), "spec");

    private PropertyCheck() {}

    /// @param tags keys that every resource that can carry tags has to carry
    /// @return what the tool printed
    static JsonNode run(List<String> tags, Path... folders)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("check.mjs"));
        if (!tags.isEmpty()) {
            arguments.add("--tags=" + String.join(",", tags));
        }
        Arrays.stream(folders).forEach(each -> arguments.add(each.toAbsolutePath().toString()));
        Program.Ended tool = node(arguments);
        if (tool.status() > 1) {
            throw new IllegalStateException("The property check failed: " + tool.errors());
        }
        return new ObjectMapper().readTree(tool.output());
    }

    /// @return how its own tests, with a planted mistake of each kind, ended
    static Program.Ended ownTests() throws IOException, InterruptedException {
        return node(List.of("--test"));
    }

    private static Program.Ended node(List<String> arguments)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(TOOL.resolve("node_modules"))) {
            throw new IllegalStateException(
                    "The property check is not installed: run npm ci in " + TOOL.toAbsolutePath());
        }
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        return Program.within(BOUND).run(TOOL, command);
    }

    static List<String> findings(JsonNode report) {
        try (Stream<JsonNode> all = report.path("findings").valueStream()) {
            return all.map(PropertyCheck::shown).toList();
        }
    }

    private static String shown(JsonNode finding) {
        return "%s/%s (%s) %s %s"
                .formatted(
                        Path.of(finding.path("template").asText()).getFileName(),
                        finding.path("resource").asText(),
                        finding.path("type").asText(),
                        finding.path("path").asText(),
                        finding.path("problem").asText());
    }
}
