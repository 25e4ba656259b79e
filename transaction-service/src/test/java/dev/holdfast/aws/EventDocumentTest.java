package dev.holdfast.aws;

import static dev.holdfast.ledger.Samples.EUR;
import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.limit;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.reverse;
import static dev.holdfast.ledger.Samples.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.ledger.Samples;
import dev.holdfast.processing.LedgerEvent;
import dev.holdfast.region.Epoch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is published is what the schemas say.
class EventDocumentTest {

    private static final Path SCHEMAS = Path.of("../docs/events");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Outcome.Posted POSTED =
            new Outcome.Posted(account("alice"), account("bob"), 7, EUR);

    private static Stream<Decision> decisions() {
        return Stream.of(
                decided(open("alice", 5), new Outcome.Opened(account("alice"))),
                decided(limit("l", "alice", 9), new Outcome.LimitChanged(5)),
                decided(transfer("t", "alice", "bob", 7), POSTED),
                decided(reverse("r", "t"), POSTED),
                decided(
                        transfer("x", "alice", "bob", 7),
                        new Outcome.Rejected(Rejection.INSUFFICIENT_FUNDS)));
    }

    private static EventDocument document(Decision decision) {
        Position position = new Position(new Epoch(3), 17);
        return EventDocument.of(new LedgerEvent(position, 2, decision));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void each_event_has_all_that_its_schema_asks_for_and_nothing_else(Decision decision)
            throws IOException {
        EventDocument event = document(decision);
        JsonNode detail = JSON.readTree(event.detail());
        JsonNode schema =
                JSON.readTree(Files.readString(SCHEMAS.resolve(event.type() + ".schema.json")));

        assertThat(names(detail)).containsExactlyInAnyOrderElementsOf(required(schema));
        for (String name : names(detail)) {
            JsonNode property = schema.path("properties").path(name);
            assertThat(detail.path(name).isIntegralNumber() ? "integer" : "string")
                    .as(name)
                    .isEqualTo(property.path("type").asText());
            if (property.has("pattern")) {
                assertThat(detail.path(name).asText()).matches(property.path("pattern").asText());
            }
        }
        assertThat(detail.path("eventId").asText()).isEqualTo(decision.id().toString());
        assertThat(detail.path("sequence").asLong()).isEqualTo(17);
    }

    @Test
    void every_schema_belongs_to_an_event() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".schema.json")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(
                                            decisions().map(it -> document(it).type()),
                                            Stream.of(
                                                    EventBridgeReports.TYPE,
                                                    EventBridgeOrders.TYPE))
                                    .map(type -> type + ".schema.json")
                                    .toList());
        }
    }

    @Test
    void what_callers_wrote_and_who_they_are_stays_here() {
        Details details = Details.of("a secret", Map.of("more", "secrets"));
        Command.Transfer transfer =
                new Command.Transfer(
                        Samples.key("k"), account("alice"), account("bob"), 7, EUR, details);

        assertThat(document(decided(transfer, POSTED)).detail())
                .doesNotContain("secret", transfer.key().scope());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> required(JsonNode schema) {
        List<String> names = new ArrayList<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        assertThat(names).containsExactlyInAnyOrderElementsOf(names(schema.path("properties")));
        return names;
    }
}
