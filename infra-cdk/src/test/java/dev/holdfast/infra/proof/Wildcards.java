package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.infra.report.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// The cases in which AWS offers nothing narrower than a wildcard, each with its reason: the file
/// `wildcards.json` beside this class.
final class Wildcards {
    private static final int SHORTEST_REASON = 20;

    private final List<Entry> entries;
    private final Set<String> used = new TreeSet<>();

    /// @param actions exactly as in the policy
    /// @param in the types of resources whose policies may say so
    record Entry(List<String> actions, List<String> in, String reason) {
        Entry {
            if (reason.length() < SHORTEST_REASON) {
                throw new IllegalArgumentException("A wildcard needs a reason: " + actions);
            }
        }

        private boolean allows(String action, String type) {
            return actions.contains(action) && in.contains(type);
        }
    }

    Wildcards(List<Entry> entries) {
        this.entries = entries;
    }

    static Wildcards explained() {
        try (InputStream file = Wildcards.class.getResourceAsStream("wildcards.json")) {
            JsonNode list = new ObjectMapper().readTree(Objects.requireNonNull(file));
            List<Entry> entries = new ArrayList<>();
            list.forEach(each ->
                    entries.add(
                            new Entry(
                                    Texts.listOf(each.path("actions"), ""),
                                    Texts.listOf(each.path("in"), ""),
                                    each.path("reason").asText())));
            return new Wildcards(entries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Whether a reason is given; remembers that it was needed.
    boolean explain(String action, String type) {
        List<Entry> fitting = entries.stream().filter(each -> each.allows(action, type)).toList();
        if (!fitting.isEmpty()) {
            used.add(use(action, type));
        }
        return !fitting.isEmpty();
    }

    /// What is explained, and occurs nowhere: a reason that outlived its case.
    List<String> unused() {
        List<String> unused = new ArrayList<>();
        for (Entry entry : entries) {
            for (String action : entry.actions()) {
                for (String type : entry.in()) {
                    if (!used.contains(use(action, type))) {
                        unused.add(use(action, type));
                    }
                }
            }
        }
        return unused;
    }

    private static String use(String action, String type) {
        return action + " in " + type;
    }
}
