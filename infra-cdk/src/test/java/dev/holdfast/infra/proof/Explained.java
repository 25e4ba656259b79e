package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/// Where both regions are unlike for a reason: the file `region-differences.json` beside this
/// class.
final class Explained {
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> unused = new ArrayList<>();

    private record Entry(Pattern path, String reason) {}

    static Explained differences() {
        Explained explained = new Explained();
        try (InputStream file = Explained.class.getResourceAsStream("region-differences.json")) {
            JsonNode list = new ObjectMapper().readTree(Objects.requireNonNull(file));
            list.forEach(each ->
                    explained.add(each.path("path").asText(), each.path("reason").asText()));
            return explained;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String path, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A difference needs a reason: " + path);
        }
        Entry entry = new Entry(Pattern.compile(path), reason);
        entries.add(entry);
        unused.add(entry);
    }

    /// Whether a reason is given; remembers that it was needed.
    boolean explains(String difference) {
        List<Entry> fitting =
                entries.stream()
                        .filter(each -> each.path().matcher(difference).lookingAt())
                        .toList();
        unused.removeAll(fitting);
        return !fitting.isEmpty();
    }

    /// Reasons for what is not unlike at all.
    List<String> unused() {
        return unused.stream().map(each -> each.path().pattern()).toList();
    }
}
