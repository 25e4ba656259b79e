package dev.holdfast.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.local.network.AwsClients;
import dev.holdfast.local.network.Loopback;
import dev.holdfast.local.standin.AwsJsonServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/// The stand-in for a bus, asked by the real client.
class EventServerTest {
    @TempDir private Path directory;

    private Path file;
    private AwsJsonServer server;
    private EventBridgeClient client;

    @BeforeEach
    void start() throws IOException {
        int port = Loopback.freePort(List.of(Loopback.shared()));
        file = directory.resolve("events.jsonl");
        server = EventServer.start(new InetSocketAddress("127.0.0.1", port), "us-east-1", file);
        client =
                AwsClients.blocking(
                        EventBridgeClient.builder(), URI.create("http://127.0.0.1:" + port));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static PutEventsRequestEntry entry(String detail) {
        return PutEventsRequestEntry.builder()
                .eventBusName(EventServer.BUS)
                .source("test")
                .detailType("Tried.v1")
                .detail(detail)
                .build();
    }

    private PutEventsResponse put(PutEventsRequestEntry... entries) {
        return client.putEvents(put -> put.entries(entries));
    }

    @Test
    void what_was_taken_is_written_down_in_its_order() throws IOException {
        assertThat(put(entry("{\"n\":1}"), entry("{\"n\":2}")).failedEntryCount()).isZero();
        put(entry("{\"n\":3}"));

        assertThat(Files.readAllLines(file))
                .hasSize(3)
                .allMatch(line -> line.contains("\"detail-type\":\"Tried.v1\""))
                .satisfiesExactly(
                        one -> assertThat(one).endsWith("\"detail\":{\"n\":1}}"),
                        two -> assertThat(two).endsWith("\"detail\":{\"n\":2}}"),
                        three -> assertThat(three).endsWith("\"detail\":{\"n\":3}}"));
    }

    @Test
    void an_entry_that_is_wrong_is_refused_and_the_others_are_taken() throws IOException {
        PutEventsResponse answer =
                put(
                        entry("no json"),
                        entry("{}"),
                        entry("{}").copy(to -> to.eventBusName("another")),
                        entry("{}").copy(to -> to.source("")));

        assertThat(answer.failedEntryCount()).isEqualTo(3);
        assertThat(answer.entries())
                .extracting(PutEventsResultEntry::errorCode)
                .containsExactly(
                        "MalformedDetail", null, "ResourceNotFoundException", "InvalidArgument");
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void more_than_ten_entries_or_256_kibibytes_are_refused_as_a_whole() {
        PutEventsRequestEntry large = entry("{\"x\":\"" + "x".repeat(256 * 1024) + "\"}");

        assertThatThrownBy(() -> put(large))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("exceeds");
        assertThatThrownBy(() ->
                        client.putEvents(put -> put.entries(Collections.nCopies(11, entry("{}")))))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("1 to 10");
        assertThat(file).doesNotExist();
    }
}
