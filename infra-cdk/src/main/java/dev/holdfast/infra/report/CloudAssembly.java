package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;

/// The output of a synthesis: the folder that `cdk deploy` takes.
///
/// @param stacks by name
public record CloudAssembly(Path folder, List<Stack> stacks) {

    /// The file that says what was synthesised, and what it is called.
    public static final String DESCRIPTION = "holdfast.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STACK = "aws:cloudformation:stack";

    /// One stack of it.
    ///
    /// @param region such as `us-east-1`
    /// @param dependencies the names of the stacks that must be deployed before
    public record Stack(String name, String region, JsonNode template, Set<String> dependencies) {

        /// @return the resources, by logical id
        public Map<String, JsonNode> resources() {
            Map<String, JsonNode> resources = new TreeMap<>();
            template.path("Resources")
                    .properties()
                    .forEach(each -> resources.put(each.getKey(), each.getValue()));
            return resources;
        }

        @Override
        public String toString() {
            return name + " in " + region;
        }
    }

    public CloudAssembly {
        stacks = stacks.stream().sorted(Comparator.comparing(Stack::name)).toList();
    }

    /// @throws NoAssembly if the folder holds none
    public static CloudAssembly in(Path folder) {
        Path manifest = folder.resolve("manifest.json");
        if (!Files.isRegularFile(manifest)) {
            throw new NoAssembly("%s holds no cloud assembly.".formatted(folder));
        }
        JsonNode artifacts = read(manifest).path("artifacts");
        List<Stack> stacks = new ArrayList<>();
        artifacts
                .properties()
                .forEach(each -> {
                    if (isStack(each.getValue())) {
                        stacks.add(stack(folder, each, artifacts));
                    }
                });
        return new CloudAssembly(folder, stacks);
    }

    /// What was synthesised, and what it is called: see [#DESCRIPTION].
    public JsonNode description() {
        return read(folder.resolve(DESCRIPTION));
    }

    String profile() {
        return description().path("profile").asText();
    }

    private static Stack stack(
            Path folder, Map.Entry<String, JsonNode> artifact, JsonNode artifacts) {
        JsonNode properties = artifact.getValue().path("properties");
        String environment = artifact.getValue().path("environment").asText();
        Set<String> before = new TreeSet<>();
        artifact.getValue()
                .path("dependencies")
                .forEach(id -> {
                    if (isStack(artifacts.path(id.asText()))) {
                        before.add(nameOf(id.asText(), artifacts.path(id.asText())));
                    }
                });
        return new Stack(
                nameOf(artifact.getKey(), artifact.getValue()),
                environment.substring(environment.lastIndexOf('/') + 1),
                read(folder.resolve(properties.path("templateFile").asText())),
                before);
    }

    private static String nameOf(String id, JsonNode artifact) {
        return artifact.path("properties").path("stackName").asText(id);
    }

    private static boolean isStack(JsonNode artifact) {
        return STACK.equals(artifact.path("type").asText());
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A command that ends in one sentence when what it was told to read is not there.
    public static CommandLine explained(CommandLine command) {
        return command.setExecutionExceptionHandler((failure, failed, _) -> {
            if (failure instanceof NoAssembly || failure instanceof IllegalArgumentException) {
                failed.getErr().println(failure.getMessage());
                return failed.getCommandSpec().exitCodeOnInvalidInput();
            }
            throw failure;
        });
    }

    /// The folder is not one that a synthesis wrote.
    public static final class NoAssembly extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAssembly(String message) {
            super(message);
        }
    }
}
