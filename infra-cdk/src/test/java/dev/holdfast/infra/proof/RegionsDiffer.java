package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.proof.Canonical.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// How two definitions differ, once each region is called `{here}` and its peer `{there}`. Lists
/// are compared without their order: where both regions are listed, each of them is `here` once.
final class RegionsDiffer {
    /// Networks that are joined must not overlap: their addresses are data.
    private static final Pattern ADDRESSES = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+");

    private final Pair first;
    private final Pair second;

    RegionsDiffer(Pair first) {
        this.first = first;
        this.second = first.other();
    }

    List<String> differences(JsonNode here, JsonNode there) {
        List<String> differences = new ArrayList<>();
        compare(Canonical.of(here, first), Canonical.of(there, second), "", differences);
        return differences;
    }

    private void compare(JsonNode one, JsonNode other, String path, List<String> differences) {
        if (one.isObject() && other.isObject()) {
            fields(one, other, path, differences);
        } else if (one.isArray() && other.isArray()) {
            elements(one, other, path, differences);
        } else if (!areSame(one, other)) {
            differences.add("%s: %s, but %s".formatted(path, shown(one), shown(other)));
        }
    }

    private void fields(JsonNode one, JsonNode other, String path, List<String> differences) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(one.path(name), other.path(name), path + "." + name, differences);
        }
    }

    private void elements(JsonNode one, JsonNode other, String path, List<String> differences) {
        List<JsonNode> left = new ArrayList<>();
        List<JsonNode> right = new ArrayList<>();
        other.forEach(right::add);
        for (JsonNode each : one) {
            if (!right.remove(each)) {
                left.add(each);
            }
        }
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            compare(at(left, i), at(right, i), path + "[]", differences);
        }
    }

    private static JsonNode at(List<JsonNode> nodes, int index) {
        return index < nodes.size()
                ? nodes.get(index)
                : com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static boolean areSame(JsonNode one, JsonNode other) {
        return one.equals(other)
                || (ADDRESSES.matcher(one.asText()).matches()
                        && ADDRESSES.matcher(other.asText()).matches());
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
