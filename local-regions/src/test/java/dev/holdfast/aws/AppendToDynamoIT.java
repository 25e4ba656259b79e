package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.EAST;
import static dev.holdfast.aws.Entries.WEST;
import static dev.holdfast.aws.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.processing.Journal.Append;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalDynamo.class)
class AppendToDynamoIT {

    private String table;
    private DynamoJournal journal;

    @BeforeEach
    void useAnEmptyTable() {
        table = LocalDynamo.newTable();
        journal = new DynamoJournal(LocalDynamo.client(), table, PATIENT);
    }

    @Test
    void anEntryIsStoredAtItsPositionAndReadBackAsItWas() {
        ChainedEntry entry = Entries.of(at(3, 7), 5, 200);

        assertThat(append(entry)).isEqualTo(new Append.Stored());
        assertThat(read(entry)).contains(entry);
    }

    @Test
    void aSealIsStoredAndReadBackAsItWas() {
        ChainedEntry seal = Entries.seal(at(3, 8));

        assertThat(append(seal)).isEqualTo(new Append.Stored());
        assertThat(read(seal)).contains(seal);
    }

    @Test
    void aTakenPositionAnswersWithTheEntryThatIsThere() {
        ChainedEntry first = Entries.by(EAST, at(1, 1));
        append(first);

        assertThat(append(Entries.by(WEST, at(1, 1)))).isEqualTo(new Append.Taken(first));
        assertThat(read(first)).contains(first);
    }

    @Test
    void theSameEntryAgainAnswersWithItself() {
        ChainedEntry entry = Entries.small(at(1, 1));
        append(entry);

        assertThat(append(entry)).isEqualTo(new Append.Taken(entry));
    }

    @Test
    void ofTwoAppendersForOnePositionExactlyOneStoresAndTheOtherSeesTheWinner() {
        for (long sequence = 1; sequence <= 20; sequence++) {
            ChainedEntry east = Entries.by(EAST, at(1, sequence));
            ChainedEntry west = Entries.by(WEST, at(1, sequence));

            List<Append> answers =
                    Uni.join()
                            .all(journal.append(east), journal.append(west))
                            .andFailFast()
                            .await()
                            .atMost(PATIENT);

            boolean eastWon = answers.getFirst() instanceof Append.Stored;
            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            new Append.Stored(), new Append.Taken(eastWon ? east : west));
        }
    }

    @Test
    void subscribingAgainAppendsAgain() {
        ChainedEntry entry = Entries.small(at(1, 1));
        Uni<Append> append = journal.append(entry);

        assertThat(append.await().atMost(PATIENT)).isEqualTo(new Append.Stored());
        assertThat(append.await().atMost(PATIENT)).isEqualTo(new Append.Taken(entry));
    }

    @Test
    void anEntryThatJustFitsIsStored() {
        ChainedEntry entry = Entries.of(at(1, 1), 1, ItemSize.MAX_BYTES - 600);

        assertThat(append(entry)).isEqualTo(new Append.Stored());
        assertThat(read(entry)).contains(entry);
    }

    @Test
    void anEntryThatDoesNotFitIsRefusedBeforeItIsSent() {
        ChainedEntry entry = Entries.of(at(1, 1), 1, ItemSize.MAX_BYTES);

        assertThatThrownBy(() -> append(entry))
                .isInstanceOf(EntryTooLarge.class)
                .hasMessageContaining("1/1")
                .hasMessageContaining("409600");
        assertThat(read(entry)).isEmpty();
    }

    @Test
    void thousandsOfRowsTakeNoRoomForTheirIdsTwice() {
        ChainedEntry entry = Entries.of(at(1, 1), 3_000, 100);

        assertThat(append(entry)).isEqualTo(new Append.Stored());
        assertThat(item(entry).get("rowIds").l()).hasSize(EntryItem.LISTED_ROWS);
        assertThat(item(entry).get("rows").n()).isEqualTo("3000");
    }

    @Test
    void peopleFindWhatAnEntryIsWithoutDecodingIt() {
        ChainedEntry entry = Entries.of(at(2, 33), 2, 50);
        append(entry);

        Entry.Decisions decisions = (Entry.Decisions) entry.entry();
        Map<String, AttributeValue> item = item(entry);
        assertThat(item.get("pk").s()).isEqualTo("journal#2#1");
        assertThat(item.get("sk").n()).isEqualTo("33");
        assertThat(item.get("kind").s()).isEqualTo("decisions");
        assertThat(item.get("writer").s()).isEqualTo("us-east-1");
        assertThat(item.get("writtenAt").s()).isEqualTo("2025-01-01T00:00:00.123Z");
        assertThat(item.get("hash").b().asByteArray()).isEqualTo(entry.hash().bytes());
        assertThat(item.get("previous").b().asByteArray()).hasSize(32);
        assertThat(item.get("rowIds").l())
                .extracting(AttributeValue::s)
                .containsExactly(
                        decisions.rows().get(0).id().toString(),
                        decisions.rows().get(1).id().toString());
    }

    @Test
    void aHeartOfTheSameOrALaterEpochBeatsAndOneOfAnEarlierEpochDoesNot() {
        assertThat(beat(new Heartbeat(new Epoch(2), 5, EAST))).isTrue();
        assertThat(beat(new Heartbeat(new Epoch(2), 6, EAST))).isTrue();
        assertThat(beat(new Heartbeat(new Epoch(3), 1, WEST))).isTrue();
        assertThat(beat(new Heartbeat(new Epoch(2), 7, EAST))).isFalse();

        DynamoReigns reigns = new DynamoReigns(LocalDynamo.client(), table, PATIENT);
        assertThat(reigns.heartbeat().await().atMost(PATIENT))
                .contains(new Heartbeat(new Epoch(3), 1, WEST));
    }

    private Append append(ChainedEntry entry) {
        return journal.append(entry).await().atMost(PATIENT);
    }

    private Optional<ChainedEntry> read(ChainedEntry entry) {
        return journal.read(entry.position()).await().atMost(PATIENT);
    }

    private boolean beat(Heartbeat heartbeat) {
        return journal.beat(heartbeat).await().atMost(PATIENT);
    }

    private Map<String, AttributeValue> item(ChainedEntry entry) {
        return LocalDynamo.client()
                .getItem(get -> get.tableName(table).key(ItemKeys.entry(entry.position())))
                .join()
                .item();
    }
}
