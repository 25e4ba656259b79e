package dev.holdfast.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Details;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object, read strictly: no unknown ones, no other types, nothing rounded or
/// converted.
final class Fields {

    private static final String WHOLE = " must be a whole number, written in digits only.";

    private final JsonNode object;
    private final String prefix;

    private Fields(JsonNode object, String prefix) {
        this.object = object;
        this.prefix = prefix;
    }

    static Fields of(byte[] body, Set<String> known) {
        return of(Json.read(body), "", known);
    }

    /// @param prefix what stands before a field's name in a refusal, such as `[3].`
    /// @param known the names that may be there
    static Fields of(JsonNode node, String prefix, Set<String> known) {
        if (!node.isObject()) {
            throw new BadInput(place(prefix), "A JSON object is needed.");
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new BadInput(prefix + shortened(field.getKey()), "There is no such field.");
            }
        }
        return new Fields(node, prefix);
    }

    private static @Nullable String place(String prefix) {
        return prefix.isEmpty() ? null : prefix.substring(0, prefix.length() - 1);
    }

    private static String shortened(String name) {
        return name.length() <= Details.MAX_NAME ? name : name.substring(0, Details.MAX_NAME) + "…";
    }

    AccountId account(String name) {
        return Ids.account(prefix + name, text(name));
    }

    CurrencyCode currency(String name) {
        return parsed(name, CurrencyCode::new);
    }

    <T> T parsed(String name, Function<String, T> parser) {
        try {
            return parser.apply(text(name));
        } catch (IllegalArgumentException wrong) {
            throw bad(name, String.valueOf(wrong.getMessage()));
        }
    }

    /// Minor units, 1 to 2^63 - 1.
    long amount(String name) {
        long amount = whole(name, required(name));
        if (amount <= 0) {
            throw bad(name, "An amount is more than zero, in minor units.");
        }
        return amount;
    }

    /// Minor units, 0 to 2^63 - 1; zero if it is not there.
    long limit(String name) {
        return has(name) ? requiredLimit(name) : 0;
    }

    long requiredLimit(String name) {
        long limit = whole(name, required(name));
        if (limit < 0) {
            throw bad(name, "An overdraft limit is zero or more, in minor units.");
        }
        return limit;
    }

    /// A whole number; what it may be is for its user to say.
    long number(String name) {
        return whole(name, required(name));
    }

    /// The objects of a list, each with these names only.
    List<Fields> objects(String name, Set<String> known) {
        JsonNode value = required(name);
        if (!value.isArray()) {
            throw bad(name, "It must be a list of objects.");
        }
        List<Fields> objects = new ArrayList<>(value.size());
        for (JsonNode element : value) {
            objects.add(of(element, prefix + name + "[" + objects.size() + "].", known));
        }
        return objects;
    }

    boolean flag(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw bad(name, "It must be true or false.");
        }
        return value.booleanValue();
    }

    Details details() {
        String reference = textOr("reference", "");
        Map<String, String> metadata = metadata();
        try {
            return Details.of(reference, metadata);
        } catch (IllegalArgumentException wrong) {
            throw bad(culprit(reference), String.valueOf(wrong.getMessage()));
        }
    }

    private static String culprit(String reference) {
        try {
            Details.of(reference, Map.of());
            return "metadata";
        } catch (IllegalArgumentException inReference) {
            return "reference";
        }
    }

    private Map<String, String> metadata() {
        if (!has("metadata")) {
            return Collections.emptyMap();
        }
        JsonNode value = required("metadata");
        if (!value.isObject()) {
            throw bad("metadata", "It must be an object of texts.");
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            if (!entry.getValue().isTextual()) {
                throw bad("metadata." + shortened(entry.getKey()), "It must be a text.");
            }
            metadata.put(entry.getKey(), entry.getValue().textValue());
        }
        return metadata;
    }

    String textOr(String name, String absent) {
        return has(name) ? text(name) : absent;
    }

    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw bad(name, "It must be a text.");
        }
        return value.textValue();
    }

    private boolean has(String name) {
        return object.has(name);
    }

    private JsonNode required(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw bad(name, "It is missing.");
        }
        if (value.isNull()) {
            throw bad(name, "It must not be null.");
        }
        return value;
    }

    private long whole(String name, JsonNode value) {
        if (!value.isIntegralNumber()) {
            throw bad(name, "It" + WHOLE);
        }
        if (!value.canConvertToLong()) {
            throw bad(name, "It must fit into 64 bits.");
        }
        return value.longValue();
    }

    BadInput bad(String name, String reason) {
        return new BadInput(prefix + name, reason);
    }
}
