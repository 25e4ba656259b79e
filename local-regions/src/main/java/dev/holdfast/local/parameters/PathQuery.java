package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.JsonNode;

/// One page of what lies below a path. The token is the last name of the page before.
record PathQuery(String path, boolean recursive, int limit, String after) {
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
            throw Refusal.invalidToken();
        }
        return new PathQuery(folder, request.path("Recursive").asBoolean(false), limit, after);
    }

    boolean matches(Parameter parameter) {
        String name = parameter.name();
        boolean below = name.startsWith(path) && name.compareTo(after) > 0;
        return below && (recursive || name.indexOf('/', path.length()) < 0);
    }
}
