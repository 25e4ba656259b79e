package dev.holdfast.local.parameters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.standin.Refusal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The actions of the real service that the product uses, with its limits.
final class ParameterActions {
    private static final Set<String> TYPES = Set.of("String", "StringList", "SecureString");
    private static final int LONGEST_VALUE = 4_096;
    private static final int MOST_NAMES = 10;

    private final ParameterFile parameters;
    private final ParameterViews views;
    private final InstantSource clock;

    ParameterActions(ParameterFile parameters, ParameterViews views, InstantSource clock) {
        this.parameters = parameters;
        this.views = views;
        this.clock = clock;
    }

    ObjectNode perform(String action, JsonNode request) throws Refusal, IOException {
        return switch (action) {
            case "GetParameter" -> get(request);
            case "GetParameters" -> getAll(request);
            case "GetParametersByPath" -> getByPath(request);
            case "PutParameter" -> put(request);
            case "DeleteParameter" -> delete(request);
            case "LabelParameterVersion" -> label(request);
            default -> throw Refusal.unknownOperation(action);
        };
    }

    private ObjectNode get(JsonNode request) throws Refusal {
        ParameterName wanted = ParameterName.in(request);
        Parameter found = find(wanted.name());
        long version =
                wanted.versionOf(found)
                        .filter(asked -> isKept(asked, found))
                        .orElseThrow(() -> Refusals.versionNotFound(wanted.name()));
        ObjectNode answer = node();
        answer.set("Parameter", views.view(found, version, decrypted(request)));
        return answer;
    }

    /// Of older versions, only those that carry a label are remembered.
    private static boolean isKept(long version, Parameter found) {
        return version == found.version() || found.labels().containsValue(version);
    }

    private static boolean decrypted(JsonNode request) {
        return request.path("WithDecryption").asBoolean(false);
    }

    private ObjectNode getAll(JsonNode request) throws Refusal {
        JsonNode names = request.path("Names");
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw Refusal.invalid("Names must have 1 to " + MOST_NAMES + " members.");
        }
        ObjectNode answer = node();
        ArrayNode found = answer.putArray("Parameters");
        ArrayNode invalid = answer.putArray("InvalidParameters");
        for (JsonNode name : names) {
            parameters
                    .find(name.asText())
                    .ifPresentOrElse(
                            p -> found.add(views.view(p, p.version(), decrypted(request))),
                            () -> invalid.add(name));
        }
        return answer;
    }

    private ObjectNode getByPath(JsonNode request) throws Refusal {
        PathQuery query = PathQuery.of(request);
        List<Parameter> matching = parameters.all().stream().filter(query::matches).toList();
        ObjectNode answer = node();
        ArrayNode page = answer.putArray("Parameters");
        matching.stream()
                .limit(query.limit())
                .map(p ->
                        views.view(
                                p,
                                p.labels().getOrDefault(query.label(), p.version()),
                                decrypted(request)))
                .forEach(page::add);
        if (matching.size() > query.limit()) {
            answer.put("NextToken", matching.get(query.limit() - 1).name());
        }
        return answer;
    }

    private ObjectNode put(JsonNode request) throws Refusal, IOException {
        ParameterName name = ParameterName.forWriting(request);
        String value = request.path("Value").asText("");
        if (value.isEmpty() || value.length() > LONGEST_VALUE) {
            throw Refusal.invalid("Value must have 1 to " + LONGEST_VALUE + " characters.");
        }
        Parameter stored =
                parameters.<Refusal>change(
                        name.name(), current -> written(name.name(), request, current));
        return node().put("Version", stored.version()).put("Tier", "Standard");
    }

    private Parameter written(String name, JsonNode request, @Nullable Parameter current)
            throws Refusal {
        String value = request.path("Value").asText();
        if (current == null) {
            String type = request.path("Type").asText("");
            if (!TYPES.contains(type)) {
                throw Refusal.invalid("A new parameter needs a Type: one of " + TYPES + ".");
            }
            return Parameter.first(name, value, type, clock.instant()).encryptedWith(key(request));
        }
        if (!request.path("Overwrite").asBoolean(false)) {
            throw Refusals.alreadyExists(name);
        }
        if (!request.path("Type").asText(current.type()).equals(current.type())) {
            throw Refusals.typeMismatch(name);
        }
        return current.next(value, clock.instant()).encryptedWith(key(request));
    }

    private static String key(JsonNode request) {
        return Parameter.keyOr(request.path("KeyId").asText(""));
    }

    private ObjectNode label(JsonNode request) throws Refusal, IOException {
        Parameter found = find(ParameterName.in(request).name());
        long version = request.path("ParameterVersion").asLong(found.version());
        if (version < 1 || version > found.version()) {
            throw Refusals.versionNotFound(found.name());
        }
        for (JsonNode label : request.path("Labels")) {
            parameters.<Refusal>change(
                    found.name(),
                    current -> {
                        if (current == null) {
                            throw Refusals.notFound(found.name());
                        }
                        return current.labelled(label.asText(), version);
                    });
        }
        ObjectNode answer = node().put("ParameterVersion", version);
        answer.putArray("InvalidLabels");
        return answer;
    }

    private ObjectNode delete(JsonNode request) throws Refusal, IOException {
        String name = ParameterName.in(request).name();
        if (!parameters.delete(name)) {
            throw Refusals.notFound(name);
        }
        return node();
    }

    private Parameter find(String name) throws Refusal {
        return parameters.find(name).orElseThrow(() -> Refusals.notFound(name));
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
