package dev.holdfast.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A takeover as the region that did it reports it.
///
/// @param stepMillis how long each step took, in their order
public record TakeoverFacts(
        long epoch, Instant began, Map<String, Long> stepMillis, long undone, long replayed) {

    /// @param region the answer of `GET /v1/region`
    public static TakeoverFacts of(JsonNode region) {
        JsonNode last = region.path("lastTakeover");
        Map<String, Long> steps = new LinkedHashMap<>();
        last.path("steps")
                .forEach(step ->
                        steps.put(step.path("name").asText(), step.path("millis").asLong()));
        return new TakeoverFacts(
                region.path("epoch").asLong(),
                Instant.parse(last.path("began").asText(Instant.EPOCH.toString())),
                steps,
                last.path("undone").asLong(),
                last.path("replayed").asLong());
    }

    /// When a step was done, if it was reported.
    public Optional<Instant> after(String step) {
        Instant at = began;
        for (Map.Entry<String, Long> done : stepMillis.entrySet()) {
            at = at.plusMillis(done.getValue());
            if (done.getKey().equals(step)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    public long millis(String step) {
        return stepMillis.getOrDefault(step, 0L);
    }
}
