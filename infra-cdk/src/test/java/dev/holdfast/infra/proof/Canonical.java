package dev.holdfast.infra.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A template without what names its region: regions and roles are `here` and `there`, and logical
/// ids have lost what the CDK mixes into them.
final class Canonical {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// A hash in an id, of the path to it or of what it stands for.
    private static final String HASH = "[0-9A-F]{8}[0-9a-f]{32}|[0-9A-F]{8,}";

    private Canonical() {}

    /// A region, its peer, and the roles that they begin with.
    record Pair(String here, String there, String role, String otherRole) {

        String named(String text) {
            return text.replace(here, "{here}")
                    .replace(there, "{there}")
                    .replace(role, "{role}")
                    .replace(otherRole, "{other}");
        }

        Pair other() {
            return new Pair(there, here, otherRole, role);
        }
    }

    static JsonNode of(JsonNode template, Pair pair) {
        String text = template.toString();
        Map<String, Integer> alike = new HashMap<>();
        for (String id : ids(template)) {
            String type = template.path("Resources").path(id).path("Type").asText();
            String canonical = id.replaceAll(HASH, "#") + type.replaceAll(".*::", "");
            int count = alike.merge(canonical, 1, Integer::sum);
            String alone = count == 1 ? canonical : canonical + count;
            text =
                    text.replace("\"" + id + "\"", "\"" + alone + "\"")
                            .replace("${" + id, "${" + alone);
        }
        JsonNode named = parse(pair.named(text.replaceAll("(?<=[a-z])(?:" + HASH + ")", "#")));
        return withDashboards(template, named, pair);
    }

    /// The longest first, since one may begin like another.
    private static List<String> ids(JsonNode template) {
        return template.path("Resources")
                .propertyStream()
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }

    /// A dashboard is a text that holds JSON. It shows both regions, in the same way in each of
    /// them: there is no `here` in it. What only AWS knows, such as ids of checks, is left out.
    private static JsonNode withDashboards(JsonNode template, JsonNode named, Pair pair) {
        List<JsonNode> bodies = new ArrayList<>();
        template.path("Resources")
                .forEach(each -> {
                    JsonNode body = each.path("Properties").path("DashboardBody");
                    if (!body.isMissingNode()) {
                        bodies.add(
                                parse(
                                        Texts.of(body, pair.here())
                                                .replaceAll("\\$\\{[^}]*}", "{}")));
                    }
                });
        for (JsonNode resource : named.path("Resources")) {
            if (resource.path("Properties") instanceof ObjectNode properties
                    && properties.has("DashboardBody")) {
                properties.set("DashboardBody", bodies.removeFirst());
            }
        }
        return named;
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
