package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.processing.Journal.Append;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What only the real service answers is played by a server that speaks its protocol.
class UnavailableDynamoIT {

    private static final String JSON = "application/x-amz-json-1.0";
    private static final ChainedEntry ENTRY = Entries.small(at(1, 1));

    private ScriptedServer server;
    private DynamoDbAsyncClient client;
    private DynamoJournal journal;

    @BeforeEach
    void startServer() throws IOException {
        server = new ScriptedServer();
        client = Clients.dynamo(server.endpoint());
        journal = new DynamoJournal(client, "journal", PATIENT);
    }

    @AfterEach
    void stopServer() {
        client.close();
        server.close();
    }

    @Test
    void aServerThatIsSilentFailsEveryCallWithinItsBound() throws IOException {
        Duration bound = Duration.ofMillis(300);
        try (SilentServer silent = new SilentServer();
                DynamoDbAsyncClient waiting = Clients.dynamo(silent.endpoint())) {
            DynamoJournal deaf = new DynamoJournal(waiting, "journal", bound);
            DynamoReigns reigns = new DynamoReigns(waiting, "journal", bound);
            List<Uni<?>> calls =
                    List.of(
                            deaf.append(ENTRY),
                            deaf.read(at(1, 1)),
                            deaf.readFrom(at(1, 1), 100),
                            deaf.tail(Epoch.FIRST),
                            deaf.beat(new Heartbeat(Epoch.FIRST, 1, EAST)),
                            reigns.current(),
                            reigns.heartbeat());
            for (Uni<?> call : calls) {
                long begin = System.nanoTime();
                assertTrouble(call, Trouble.TIMED_OUT);
                assertThat(Duration.ofNanos(System.nanoTime() - begin))
                        .isBetween(bound.dividedBy(2), bound.multipliedBy(10));
            }
        }
    }

    @Test
    void aWriteConflictWithAnotherRegionIsUnknown() {
        refuse(400, "ReplicatedWriteConflictException");

        assertTrouble(journal.append(ENTRY), Trouble.CONFLICT);
    }

    @Test
    void throttlingIsUnknown() {
        refuse(400, "ProvisionedThroughputExceededException");

        assertTrouble(journal.append(ENTRY), Trouble.THROTTLED);
    }

    @Test
    void anErrorOfTheServiceIsUnknown() {
        refuse(500, "InternalServerError");

        assertTrouble(journal.append(ENTRY), Trouble.BROKEN);
    }

    @Test
    void aRefusalIsNamedAsOne() {
        refuse(400, "AccessDeniedException");

        assertTrouble(journal.append(ENTRY), Trouble.REFUSED);
    }

    @Test
    void aPortWhereNobodyListensIsUnreachable() throws IOException {
        URI closed;
        try (SilentServer gone = new SilentServer()) {
            closed = gone.endpoint();
        }
        try (DynamoDbAsyncClient lost = Clients.dynamo(closed)) {
            assertTrouble(
                    new DynamoJournal(lost, "journal", PATIENT).append(ENTRY), Trouble.UNREACHABLE);
        }
    }

    @Test
    void anAppendIsSentOnceWhateverTheAnswer() {
        refuse(500, "InternalServerError");
        refuse(500, "InternalServerError");

        assertTrouble(journal.append(ENTRY), Trouble.BROKEN);
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("DynamoDB_20120810.PutItem ")
                .contains("attribute_not_exists(pk)", "\"ALL_OLD\"");
    }

    @Test
    void nothingIsSentBeforeSomebodySubscribes() {
        List<Uni<?>> unasked =
                List.of(
                        journal.append(ENTRY),
                        journal.read(at(1, 1)),
                        journal.readFrom(at(1, 1), 3),
                        journal.tail(Epoch.FIRST));

        refuse(500, "InternalServerError");
        assertTrouble(unasked.getFirst(), Trouble.BROKEN);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anEntryThatTheServiceDoesNotReturnIsReadConsistently() {
        ChainedEntry winner = Entries.by(Entries.WEST, at(1, 1));
        refuse(400, "ConditionalCheckFailedException");
        server.answering(200, JSON, "{\"Item\":" + json(EntryItem.of(winner)) + "}");

        assertThat(journal.append(ENTRY).await().atMost(PATIENT))
                .isEqualTo(new Append.Taken(winner));
        assertThat(server.requests().get(1))
                .startsWith("DynamoDB_20120810.GetItem ")
                .contains("\"ConsistentRead\":true");
    }

    @Test
    void aTakenPositionWhereNothingIsReadIsUnknown() {
        refuse(400, "ConditionalCheckFailedException");
        server.answering(200, JSON, "{}");

        assertTrouble(journal.append(ENTRY), Trouble.CONFLICT);
    }

    @Test
    void theTailIsReadConsistentlyAndWithoutBodies() {
        server.answering(200, JSON, "{\"Items\":[{\"sk\":{\"N\":\"42\"}}],\"Count\":1}");
        for (int partition = 1; partition < ItemKeys.PARTITIONS; partition++) {
            server.answering(200, JSON, "{\"Items\":[],\"Count\":0}");
        }

        assertThat(journal.tail(Epoch.FIRST).await().atMost(PATIENT)).isEqualTo(at(1, 42));
        assertThat(server.requests())
                .hasSize(ItemKeys.PARTITIONS)
                .allSatisfy(request ->
                        assertThat(request)
                                .startsWith("DynamoDB_20120810.Query ")
                                .contains(
                                        "\"ConsistentRead\":true",
                                        "\"ScanIndexForward\":false",
                                        "\"ProjectionExpression\":\"sk\"",
                                        "\"Limit\":1"));
    }

    @Test
    void moreReadsThanMayWaitAreHeldBack() throws IOException {
        try (SilentServer silent = new SilentServer();
                DynamoDbAsyncClient waiting = Clients.dynamo(silent.endpoint())) {
            DynamoJournal deaf = new DynamoJournal(waiting, "journal", Duration.ofSeconds(2));
            List<Uni<Optional<ChainedEntry>>> reads =
                    Stream.generate(() -> deaf.read(at(1, 1)))
                            .limit(JournalReads.AT_ONCE + JournalReads.WAITING + 1L)
                            .toList();

            Throwable first =
                    catchThrowable(
                            () -> Uni.join().all(reads).andFailFast().await().atMost(PATIENT));

            assertThat(first).isInstanceOf(JournalUnavailable.class);
            assertThat(((JournalUnavailable) first).trouble()).isEqualTo(Trouble.HELD_BACK);
        }
    }

    private void refuse(int status, String type) {
        String name = "com.amazonaws.dynamodb.v20120810#" + type;
        server.answering(status, JSON, "{\"__type\":\"" + name + "\",\"message\":\"no\"}");
    }

    private static void assertTrouble(Uni<?> call, Trouble trouble) {
        assertThatThrownBy(() -> call.await().atMost(PATIENT))
                .isInstanceOf(JournalUnavailable.class)
                .extracting(failure -> ((JournalUnavailable) failure).trouble())
                .isEqualTo(trouble);
    }

    private static String json(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":" + json(attribute.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String json(AttributeValue value) {
        return switch (value.type()) {
            case S -> "{\"S\":\"" + value.s() + "\"}";
            case N -> "{\"N\":\"" + value.n() + "\"}";
            case B -> "{\"B\":\"" + base64(value.b().asByteArray()) + "\"}";
            case L ->
                    value.l().stream()
                            .map(UnavailableDynamoIT::json)
                            .collect(Collectors.joining(",", "{\"L\":[", "]}"));
            default -> throw new IllegalArgumentException("No entry has a " + value.type() + ".");
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
