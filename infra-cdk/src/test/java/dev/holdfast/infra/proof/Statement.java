package dev.holdfast.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A statement of any policy in a template: of a role, a bucket, a key, a queue, an endpoint.
///
/// @param owner what carries it
/// @param principals `AWS:arn…`, `Service:lambda.amazonaws.com`, `*`; none in policies of
///   identities
record Statement(
        Owner owner,
        boolean allows,
        List<String> actions,
        List<String> resources,
        List<String> principals,
        JsonNode condition) {

    /// @param properties of the resource that carries the policy
    record Owner(String stack, String region, String logicalId, String type, JsonNode properties) {
        @Override
        public String toString() {
            return stack + "/" + logicalId + " (" + type + ")";
        }
    }

    /// All statements of a stack.
    static List<Statement> of(Stack stack) {
        List<Statement> found = new ArrayList<>();
        stack.resources()
                .forEach((logicalId, resource) -> {
                    Owner owner =
                            new Owner(
                                    stack.name(),
                                    stack.region(),
                                    logicalId,
                                    resource.path("Type").asText(),
                                    resource.path("Properties"));
                    collect(resource.path("Properties"), owner, found);
                });
        return found;
    }

    private static void collect(JsonNode value, Owner owner, List<Statement> found) {
        JsonNode statements = value.path("Statement");
        if (statements.isArray()) {
            statements.forEach(each -> add(each, owner, found));
        } else if (statements.isObject()) {
            add(statements, owner, found);
        } else {
            value.forEach(each -> collect(each, owner, found));
        }
    }

    // Rate-based rules of a web ACL have a `Statement` as well: those say no effect.
    private static void add(JsonNode each, Owner owner, List<Statement> found) {
        if (each.has("Effect")) {
            found.add(parse(each, owner));
        }
    }

    private static Statement parse(JsonNode statement, Owner owner) {
        List<String> actions = new ArrayList<>(texts(statement, "Action", owner));
        texts(statement, "NotAction", owner).forEach(each -> actions.add("all but " + each));
        List<String> resources = new ArrayList<>(texts(statement, "Resource", owner));
        texts(statement, "NotResource", owner).forEach(each -> resources.add("all but " + each));
        return new Statement(
                owner,
                "Allow".equals(statement.path("Effect").asText()),
                actions,
                resources,
                principals(statement.path("Principal"), owner),
                statement.path("Condition"));
    }

    private static List<String> texts(JsonNode statement, String key, Owner owner) {
        return Texts.listOf(statement.path(key), owner.region());
    }

    private static List<String> principals(JsonNode principal, Owner owner) {
        if (principal.isTextual()) {
            return List.of(principal.asText());
        }
        List<String> all = new ArrayList<>();
        principal
                .properties()
                .forEach(kind ->
                        Texts.listOf(kind.getValue(), owner.region())
                                .forEach(each -> all.add(kind.getKey() + ":" + each)));
        return all;
    }

    /// Whether it lets anybody in who is named by nothing.
    boolean isForEverybody() {
        return principals.stream().anyMatch(each -> each.equals("*") || each.endsWith(":*"));
    }

    /// The service that an action belongs to, in lower case.
    static String serviceOf(String action) {
        return action.replace("all but ", "").split(":", 2)[0].toLowerCase(Locale.ROOT);
    }
}
