package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.local.standin.Refusal;

/// One page of what lies below a path. The token is the last name of the page before.
///
/// @param label that the versions have to carry; empty for all current ones
record PathQuery(String path, boolean recursive, int limit, String after, String label) {
    private static final int MOST = 10;

    static PathQuery of(JsonNode request) throws Refusal {
        String path = request.path("Path").asText("");
        if (!path.startsWith("/")) {
            throw Refusal.invalid("Path must begin with '/'.");
        }
        int limit = request.path("MaxResults").asInt(MOST);
        if (limit < 1 || limit > MOST) {
            throw Refusal.invalid("MaxResults must be 1 to " + MOST + ".");
        }
        String after = request.path("NextToken").asText("");
        String folder = path.endsWith("/") ? path : path + "/";
        if (!after.isEmpty() && !after.startsWith(folder)) {
            throw Refusals.invalidToken();
        }
        return new PathQuery(
                folder, request.path("Recursive").asBoolean(false), limit, after, label(request));
    }

    /// Of the service's filters, the one by label.
    private static String label(JsonNode request) throws Refusal {
        JsonNode filters = request.path("ParameterFilters");
        if (filters.isEmpty()) {
            return "";
        }
        JsonNode filter = filters.path(0);
        if (filters.size() > 1 || !filter.path("Key").asText().equals("Label")) {
            throw Refusal.invalid("This stand-in filters by one Label only.");
        }
        return filter.path("Values").path(0).asText();
    }

    boolean matches(Parameter parameter) {
        String name = parameter.name();
        boolean below = name.startsWith(path) && name.compareTo(after) > 0;
        boolean labelled = label.isEmpty() || parameter.labels().containsKey(label);
        return below && labelled && (recursive || name.indexOf('/', path.length()) < 0);
    }
}
