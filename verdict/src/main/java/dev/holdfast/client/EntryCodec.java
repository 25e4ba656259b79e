package dev.holdfast.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.Transfer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A ledger's entries as lines of JSON, which people can read as well. Times are microseconds since
/// 1970. Names of accounts and regions are interned: a run of an hour has millions of entries.
final class EntryCodec {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EntryCodec() {}

    static String encode(LedgerEntry entry) {
        ObjectNode node = JSON.createObjectNode();
        switch (entry) {
            case LedgerEntry.Intent intent -> put(node.put("type", "intent"), intent);
            case LedgerEntry.Outcome outcome -> put(node.put("type", "outcome"), outcome);
        }
        return node.toString();
    }

    private static void put(ObjectNode node, LedgerEntry.Intent intent) {
        node.put("key", intent.key())
                .put("kind", word(intent.kind()))
                .put("due", micros(intent.due()))
                .put("at", micros(intent.at()));
        Transfer transfer = intent.transfer();
        if (transfer != null) {
            node.put("debit", transfer.debit())
                    .put("credit", transfer.credit())
                    .put("amount", transfer.amount())
                    .put("sound", intent.sound());
        }
    }

    private static void put(ObjectNode node, LedgerEntry.Outcome outcome) {
        node.put("key", outcome.key())
                .put("at", micros(outcome.at()))
                .put("result", word(outcome.result()))
                .put("status", outcome.status())
                .put("id", outcome.id())
                .put("region", outcome.region())
                .put("epoch", outcome.epoch());
    }

    /// @throws JsonProcessingException if the line is torn, or is no entry
    static LedgerEntry decode(String line) throws JsonProcessingException {
        JsonNode node = JSON.readTree(line);
        String key = node.path("key").asText();
        Instant at = instant(node.path("at"));
        return switch (node.path("type").asText()) {
            case "intent" ->
                    new LedgerEntry.Intent(
                            key,
                            LedgerEntry.Kind.valueOf(name(node.path("kind"))),
                            instant(node.path("due")),
                            at,
                            transfer(key, node),
                            node.path("sound").asBoolean());
            case "outcome" -> outcome(key, at, node);
            default -> throw new NoEntry(line);
        };
    }

    private static final class NoEntry extends JsonProcessingException {
        private static final long serialVersionUID = 1;

        NoEntry(String line) {
            super("This is no line of a client's ledger: " + line);
        }
    }

    private static LedgerEntry outcome(String key, Instant at, JsonNode node) {
        return new LedgerEntry.Outcome(
                key,
                at,
                LedgerEntry.Result.valueOf(name(node.path("result"))),
                node.path("status").asInt(),
                node.path("id").asText(),
                node.path("region").asText().intern(),
                node.path("epoch").asLong());
    }

    private static @Nullable Transfer transfer(String key, JsonNode node) {
        return node.has("amount")
                ? new Transfer(
                        key,
                        node.path("debit").asText().intern(),
                        node.path("credit").asText().intern(),
                        node.path("amount").asLong())
                : null;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String name(JsonNode word) {
        return word.asText().toUpperCase(Locale.ROOT);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(JsonNode micros) {
        return Instant.EPOCH.plus(micros.asLong(), ChronoUnit.MICROS);
    }
}
