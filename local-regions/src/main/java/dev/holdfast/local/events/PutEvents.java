package dev.holdfast.local.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.local.standin.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The one action that the product uses, with the limits of the real service: 1 to 10 entries with
/// 256 KiB together. An entry that is wrong is refused by itself, and the answer is 200.
final class PutEvents {
    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;

    private final String region;
    private final EventFile events;
    private final InstantSource clock;
    private final ObjectMapper json = new ObjectMapper();

    PutEvents(String region, EventFile events, InstantSource clock) {
        this.region = region;
        this.events = events;
        this.clock = clock;
    }

    ObjectNode perform(String action, JsonNode request) throws Refusal, IOException {
        if (!action.equals("PutEvents")) {
            throw Refusal.unknownOperation(action);
        }
        JsonNode entries = request.path("Entries");
        requireLimits(entries);
        List<ObjectNode> taken = new ArrayList<>();
        ArrayNode answers = json.createArrayNode();
        for (JsonNode entry : entries) {
            answers.add(answer(entry, taken));
        }
        events.add(taken);
        ObjectNode answer = json.createObjectNode();
        answer.put("FailedEntryCount", entries.size() - taken.size());
        answer.set("Entries", answers);
        return answer;
    }

    private static void requireLimits(JsonNode entries) throws Refusal {
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw Refusal.invalid("Entries must have 1 to " + MOST_ENTRIES + " members.");
        }
        int bytes = 0;
        for (JsonNode entry : entries) {
            bytes += size(entry);
        }
        if (bytes > MOST_BYTES) {
            throw Refusal.invalid("Total size of the entries exceeds " + MOST_BYTES + " bytes.");
        }
    }

    private static int size(JsonNode entry) {
        return Stream.of("Source", "DetailType", "Detail")
                .mapToInt(part -> entry.path(part).asText().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private ObjectNode answer(JsonNode entry, List<ObjectNode> taken) {
        Optional<ObjectNode> detail = detail(entry);
        if (detail.isEmpty()) {
            return refused("MalformedDetail", "Detail is malformed.");
        }
        if (entry.path("Source").asText().isEmpty()
                || entry.path("DetailType").asText().isEmpty()) {
            return refused("InvalidArgument", "Source and DetailType must not be empty.");
        }
        if (!entry.path("EventBusName").asText("default").equals(EventServer.BUS)) {
            return refused("ResourceNotFoundException", "There is no bus of this name.");
        }
        String id = UUID.randomUUID().toString();
        taken.add(event(id, entry, detail.get()));
        return json.createObjectNode().put("EventId", id);
    }

    private ObjectNode refused(String code, String message) {
        return json.createObjectNode().put("ErrorCode", code).put("ErrorMessage", message);
    }

    private Optional<ObjectNode> detail(JsonNode entry) {
        try {
            return Optional.of(json.readTree(entry.path("Detail").asText()))
                    .filter(ObjectNode.class::isInstance)
                    .map(ObjectNode.class::cast);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    /// As EventBridge hands it to a rule's target.
    private ObjectNode event(String id, JsonNode entry, ObjectNode detail) {
        ObjectNode event =
                json.createObjectNode()
                        .put("version", "0")
                        .put("id", id)
                        .put("detail-type", entry.path("DetailType").asText())
                        .put("source", entry.path("Source").asText())
                        .put("time", time(entry))
                        .put("region", region);
        event.set("detail", detail);
        return event;
    }

    private String time(JsonNode entry) {
        JsonNode seconds = entry.path("Time");
        return seconds.isNumber()
                ? Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1_000)).toString()
                : clock.instant().toString();
    }
}
