package dev.holdfast.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awscdk.AppProps;

/// What the app makes of a context: the folder of the cloud assembly, and its templates.
///
/// @param folder the cloud assembly
/// @param templates by the name of the stack
public record Synthesised(Path folder, Map<String, JsonNode> templates) {

    private static final String TEMPLATE = ".template.json";
    private static final Path HOME = Path.of(System.getProperty("basedir", "."), "..");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Profile, Synthesised> PROFILES = new ConcurrentHashMap<>();

    /// A profile with nothing else chosen than the placeholder for the functions; synthesised once.
    public static Synthesised profile(Profile profile) {
        return PROFILES.computeIfAbsent(profile, Synthesised::synthesise);
    }

    /// Any context, with the placeholder where it names no functions; synthesised anew.
    public static Synthesised context(Map<String, String> context) {
        Map<String, String> all = new TreeMap<>(context);
        if (!all.containsKey("function")) {
            all.put("functionPlaceholder", "true");
        }
        try {
            Path folder = Scratch.folder();
            CdkApp.synthesise(AppProps.builder().outdir(folder.toString()).context(all), HOME);
            return new Synthesised(folder, templates(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The template of a stack by its type and role, such as `network` and `PRIMARY`.
    public JsonNode template(String type, Role role) {
        String start = "holdfast-%s-%s-".formatted(type, role.label());
        return templates.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(start))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("No stack " + start + "… in " + templates.keySet()));
    }

    private static Synthesised synthesise(Profile profile) {
        return context(Map.of("profile", profile.name()));
    }

    private static Map<String, JsonNode> templates(Path folder) throws IOException {
        Map<String, JsonNode> templates = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Synthesised::isTemplate).sorted().toList()) {
                String name = file.getFileName().toString();
                String stack = name.substring(0, name.length() - TEMPLATE.length());
                templates.put(stack, JSON.readTree(file.toFile()));
            }
        }
        return templates;
    }

    private static boolean isTemplate(Path file) {
        return file.getFileName().toString().endsWith(TEMPLATE);
    }
}
