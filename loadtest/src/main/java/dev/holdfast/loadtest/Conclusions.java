package dev.holdfast.loadtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.holdfast.verdict.LedgerEntry.Outcome;
import dev.holdfast.verdict.LedgerEntry.Result;
import dev.holdfast.verdict.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What an answer means for what was asked, by the rules of the API. An answer that makes no sense
/// leaves the outcome unknown.
final class Conclusions {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Conclusions() {}

    /// @return one outcome for each key of the operation
    static List<Outcome> of(Operation operation, Answer answer, Instant at) {
        JsonNode body = parsed(answer.body());
        if (operation instanceof Operation.Bulk bulk) {
            return ofBulk(bulk, answer, at);
        }
        return List.of(outcome(operation.key(), new Told(answer.status(), body), answer, at));
    }

    private record Told(int status, JsonNode body) {

        /// A success without a body to read was torn on its way.
        Result result() {
            boolean torn = status / 100 == 2 && body.isMissingNode();
            return torn ? Result.UNKNOWN : Result.of(status, body.path("recorded").asBoolean());
        }

        /// A success may tell of a rejection that was recorded before: by its outcome.
        boolean isRejection() {
            return body.path("outcome").asText().equals("rejected");
        }

        String id() {
            return body.path(status / 100 == 2 ? "id" : "transactionId").asText();
        }
    }

    private static List<Outcome> ofBulk(Operation.Bulk bulk, Answer answer, Instant at) {
        JsonNode body = parsed(answer.body());
        boolean itemised = answer.status() == 200 && body.size() == bulk.transfers().size();
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < bulk.transfers().size(); i++) {
            Transfer transfer = bulk.transfers().get(i);
            Told whole = new Told(answer.status() == 200 ? 0 : answer.status(), body);
            outcomes.add(outcome(transfer.key(), itemised ? item(body.get(i)) : whole, answer, at));
        }
        return outcomes;
    }

    private static Told item(JsonNode item) {
        JsonNode said = item.has("transaction") ? item.path("transaction") : item.path("problem");
        return new Told(item.path("status").asInt(), said);
    }

    private static Outcome outcome(String key, Told told, Answer answer, Instant at) {
        Result result = told.isRejection() ? Result.REJECTED : told.result();
        return new Outcome(
                key, at, result, told.status(), told.id(), answer.region(), answer.epoch());
    }

    private static JsonNode parsed(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException torn) {
            return MissingNode.getInstance();
        }
    }
}
