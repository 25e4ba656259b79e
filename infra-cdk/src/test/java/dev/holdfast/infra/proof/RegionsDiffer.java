package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// How two definitions differ, once each region is called `here` and its peer `there`.
final class RegionsDiffer {
    /// Networks that are joined must not overlap: their addresses are data.
    private static final Pattern ADDRESSES = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+/\\d+");

    private final Pair first;
    private final Pair second;

    /// A region, its peer, and the role that it begins with.
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

    RegionsDiffer(Pair first) {
        this.first = first;
        this.second = first.other();
    }

    List<String> differences(JsonNode here, JsonNode there) {
        List<String> differences = new ArrayList<>();
        compare(here, there, "", differences);
        return differences;
    }

    private void compare(JsonNode one, JsonNode other, String path, List<String> differences) {
        if (one.isObject() && other.isObject()) {
            fields(one, other, path, differences);
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                compare(one.get(i), other.get(i), path + "[" + i + "]", differences);
            }
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

    private boolean areSame(JsonNode one, JsonNode other) {
        if (one.getNodeType() != other.getNodeType() || !one.isValueNode()) {
            return false;
        }
        String left = first.named(one.asText());
        String right = second.named(other.asText());
        return left.equals(right)
                || (ADDRESSES.matcher(left).matches() && ADDRESSES.matcher(right).matches());
    }

    private static String shown(JsonNode value) {
        String text = value.isMissingNode() ? "nothing" : value.toString();
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
