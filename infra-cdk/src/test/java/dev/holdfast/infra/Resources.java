package dev.holdfast.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The resources of templates, as tests ask about them.
final class Resources {

    private Resources() {}

    /// The properties of all resources of a type in a template.
    static List<JsonNode> of(JsonNode template, String type) {
        return whole(template, type).stream().map(resource -> resource.path("Properties")).toList();
    }

    /// The properties of the only resource of a type.
    static JsonNode only(JsonNode template, String type) {
        List<JsonNode> all = of(template, type);
        if (all.size() != 1) {
            throw new AssertionError("There are %d of %s.".formatted(all.size(), type));
        }
        return all.getFirst();
    }

    /// All resources of a type, with what stands beside their properties.
    static List<JsonNode> whole(JsonNode template, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode resource : template.path("Resources")) {
            if (resource.path("Type").asText().equals(type)) {
                found.add(resource);
            }
        }
        return found;
    }

    /// All resources of a type, of all templates.
    static List<JsonNode> ofAll(Synthesised synthesised, String type) {
        return synthesised.templates().values().stream()
                .flatMap(template -> of(template, type).stream())
                .toList();
    }

    /// The properties of the one resource of a type that a condition picks.
    static JsonNode that(JsonNode template, String type, Predicate<JsonNode> picks) {
        return of(template, type).stream()
                .filter(picks)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No such " + type));
    }

    /// What the service's own container is made from.
    static JsonNode serviceContainer(JsonNode serviceTemplate) {
        JsonNode task = only(serviceTemplate, "AWS::ECS::TaskDefinition");
        return entries(task.path("ContainerDefinitions")).stream()
                .filter(has("Name", "service"))
                .findFirst()
                .orElseThrow();
    }

    /// Whether a property has a value, written as text.
    static Predicate<JsonNode> has(String property, String value) {
        return properties -> properties.path(property).asText().equals(value);
    }

    /// The texts of an array.
    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /// An array's entries, or the one thing that stands there instead of an array.
    static List<JsonNode> entries(JsonNode value) {
        List<JsonNode> entries = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(entries::add);
        } else if (!value.isMissingNode()) {
            entries.add(value);
        }
        return entries;
    }

    /// A tag's value, from either form of tags.
    static String tag(JsonNode tags, String key) {
        for (JsonNode tag : tags) {
            if (tag.path("Key").asText().equals(key)) {
                return tag.path("Value").asText();
            }
        }
        return tags.path(key).asText();
    }
}
