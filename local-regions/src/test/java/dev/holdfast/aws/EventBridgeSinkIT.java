package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.LedgerEvent;
import dev.holdfast.region.Epoch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeAsyncClient;

/// There is no EventBridge to test against: a server that speaks its protocol plays it.
class EventBridgeSinkIT {

    private static final String JSON = "application/x-amz-json-1.1";

    private ScriptedServer bus;
    private EventBridgeAsyncClient client;
    private EventBridgeSink sink;

    @BeforeEach
    void startServer() throws IOException {
        bus = new ScriptedServer();
        client = Clients.events(bus.endpoint());
        sink = new EventBridgeSink(client, "ledger-events", PATIENT);
    }

    @AfterEach
    void stopServer() {
        client.close();
        bus.close();
    }

    private static List<LedgerEvent> events(int many) {
        return IntStream.range(0, many).mapToObj(EventBridgeSinkIT::event).toList();
    }

    private static LedgerEvent event(int number) {
        IdempotencyKey key = new IdempotencyKey("bank", "key-" + number);
        Decision decision =
                new Decision(
                        key.decisionId(),
                        new Command.OpenAccount(key, new CurrencyCode("EUR"), number),
                        Instant.parse("2026-01-01T12:00:00Z"),
                        new Outcome.Opened(new AccountId(key.decisionId().value())));
        return new LedgerEvent(new Position(Epoch.FIRST, 1), number, decision);
    }

    private void accepting() {
        bus.answering(200, JSON, "{\"FailedEntryCount\":0,\"Entries\":[]}");
    }

    @Test
    void events_are_sent_in_their_order_ten_at_a_time() {
        accepting();
        accepting();

        sink.publish(events(12)).await().atMost(PATIENT);

        assertThat(bus.requests()).hasSize(2);
        assertThat(bus.requests().getFirst())
                .startsWith("AWSEvents.PutEvents ")
                .contains(
                        "\"EventBusName\":\"ledger-events\"", "\"Source\":\"dev.holdfast.ledger\"")
                .contains("\"DetailType\":\"AccountOpened.v1\"")
                .containsSubsequence("\\\"index\\\":0,", "\\\"index\\\":9,");
        assertThat(bus.requests().getLast())
                .containsSubsequence("\\\"index\\\":10,", "\\\"index\\\":11,");
    }

    @Test
    void a_refused_event_among_accepted_ones_is_a_failure_and_nothing_follows_it() {
        bus.answering(
                200,
                JSON,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"1\"},"
                        + "{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"slow down\"}]}");

        assertThatThrownBy(() -> sink.publish(events(12)).await().atMost(PATIENT))
                .isInstanceOf(EventsUnavailable.class)
                .hasMessageContaining("refused 1 events, the first with ThrottlingException");
        assertThat(bus.requests()).hasSize(1);
    }

    @Test
    void a_bus_that_fails_or_does_not_answer_is_unavailable() throws IOException {
        assertThatThrownBy(() -> sink.publish(events(1)).await().atMost(PATIENT))
                .isInstanceOf(EventsUnavailable.class)
                .hasMessageContaining("The event bus failed");
        try (SilentServer silent = new SilentServer();
                EventBridgeAsyncClient mute = Clients.events(silent.endpoint())) {
            EventBridgeSink away = new EventBridgeSink(mute, "bus", Duration.ofMillis(200));
            assertThatThrownBy(() -> away.publish(events(1)).await().atMost(PATIENT))
                    .isInstanceOf(EventsUnavailable.class)
                    .hasMessageContaining("did not answer in time");
        }
    }
}
