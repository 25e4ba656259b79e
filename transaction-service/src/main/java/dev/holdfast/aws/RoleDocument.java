package dev.holdfast.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import dev.holdfast.region.RoleHint;

/// The text of the role parameter: `{"active":"us-east-1","epoch":3}`. People write it too, so
/// other fields are let through, and everything else that is wrong is named.
final class RoleDocument {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private RoleDocument() {}

    static String of(RoleHint hint) {
        return JSON.createObjectNode()
                .put("active", hint.active().value())
                .put("epoch", hint.epoch().value())
                .toString();
    }

    /// @throws MalformedParameter if the text says anything else than a region and an epoch
    static RoleHint hint(String text) {
        try {
            JsonNode document = JSON.readTree(text);
            return new RoleHint(
                    new RegionName(region(document.path("active"))),
                    new Epoch(epoch(document.path("epoch"))));
        } catch (JacksonException | IllegalArgumentException wrong) {
            throw new MalformedParameter(
                    "The role parameter must be like {\"active\":\"us-east-1\",\"epoch\":3}, but"
                            + " was "
                            + text,
                    wrong);
        }
    }

    private static String region(JsonNode active) {
        if (!active.isTextual()) {
            throw new IllegalArgumentException("'active' must be a region's name.");
        }
        return active.textValue();
    }

    private static long epoch(JsonNode epoch) {
        if (!epoch.isIntegralNumber() || !epoch.canConvertToLong()) {
            throw new IllegalArgumentException("'epoch' must be a whole number.");
        }
        return epoch.longValue();
    }
}
