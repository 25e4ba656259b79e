package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static dev.holdfast.aws.Entries.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.journal.Position;
import dev.holdfast.region.Epoch;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalDynamo.class)
class ReadFromDynamoIT {

    private String table;
    private DynamoJournal journal;

    @BeforeEach
    void useAnEmptyTable() {
        table = LocalDynamo.newTable();
        journal = new DynamoJournal(LocalDynamo.client(), table, PATIENT);
    }

    @Test
    void anEmptyEpochHasItsStartAsTail() {
        assertThat(tail(4)).isEqualTo(at(4, 0));
    }

    @Test
    void theTailIsTheLargestSequenceOfItsEpochAcrossAllPartitions() {
        appendAll(2, 1, 200);
        appendAll(3, 1, 17);

        assertThat(tail(1)).isEqualTo(at(1, 0));
        assertThat(tail(2)).isEqualTo(at(2, 200));
        assertThat(tail(3)).isEqualTo(at(3, 17));
    }

    @Test
    void theTailComparesSequencesAsNumbers() {
        appendAll(1, 9, 10);

        assertThat(tail(1)).isEqualTo(at(1, 10));
    }

    @Test
    void twoHundredEntriesAreReadInOrderWhateverPartitionTheyAreIn() {
        List<ChainedEntry> written = appendAll(1, 1, 200);

        assertThat(readFrom(at(1, 1), 200)).isEqualTo(written);
        assertThat(readFrom(at(1, 1), 1_000)).isEqualTo(written);
        assertThat(readFrom(at(1, 150), 32)).isEqualTo(written.subList(149, 181));
        assertThat(readFrom(at(1, 199), 32)).isEqualTo(written.subList(198, 200));
        assertThat(readFrom(at(1, 201), 32)).isEmpty();
    }

    @Test
    void noMoreThanTheLimitIsRead() {
        appendAll(1, 1, 20);

        assertThat(readFrom(at(1, 1), 0)).isEmpty();
        assertThat(readFrom(at(1, 1), 1)).hasSize(1);
        assertThat(readFrom(at(1, 1), 17)).hasSize(17);
    }

    @Test
    void readingStopsAtTheFirstGap() {
        List<ChainedEntry> before = appendAll(1, 1, 21);
        appendAll(1, 23, 40);

        assertThat(readFrom(at(1, 1), 64)).isEqualTo(before);
        assertThat(readFrom(at(1, 22), 64)).isEmpty();
        assertThat(tail(1)).isEqualTo(at(1, 40));
    }

    @Test
    void readingDoesNotGoOnIntoTheNextEpoch() {
        List<ChainedEntry> first = appendAll(1, 1, 3);
        appendAll(2, 1, 8);

        assertThat(readFrom(at(1, 1), 16)).isEqualTo(first);
    }

    @Test
    void aPositionWithoutAnEntryReadsAsNothing() {
        assertThat(journal.read(at(1, 1)).await().atMost(PATIENT)).isEmpty();
    }

    @Test
    void subscribingAgainReadsAgain() {
        Uni<Optional<ChainedEntry>> read = journal.read(at(1, 1));
        Uni<List<ChainedEntry>> readFrom = journal.readFrom(at(1, 1), 20);
        Uni<Position> tail = journal.tail(Epoch.FIRST);
        assertThat(read.await().atMost(PATIENT)).isEmpty();
        assertThat(readFrom.await().atMost(PATIENT)).isEmpty();
        assertThat(tail.await().atMost(PATIENT)).isEqualTo(at(1, 0));

        List<ChainedEntry> written = appendAll(1, 1, 18);

        assertThat(read.await().atMost(PATIENT)).contains(written.getFirst());
        assertThat(readFrom.await().atMost(PATIENT)).isEqualTo(written);
        assertThat(tail.await().atMost(PATIENT)).isEqualTo(at(1, 18));
    }

    @Test
    void aBodyThatWasChangedIsCorruption() {
        ChainedEntry entry = appendAll(1, 1, 1).getFirst();
        ChainedEntry other = Entries.of(at(1, 1), 2, 10);
        change(entry.position(), EntryItem.BODY, EntryItem.of(other).get(EntryItem.BODY));

        assertCorrupt(entry.position(), "does not have the stored hash");
    }

    @Test
    void aBodyWithEveryPossibleFlippedByteIsCorruption() {
        ChainedEntry entry = appendAll(1, 1, 1).getFirst();
        byte[] body = EntryItem.of(entry).get(EntryItem.BODY).b().asByteArray();
        for (int i = 0; i < body.length; i++) {
            byte[] flipped = body.clone();
            flipped[i] ^= 0x10;
            change(entry.position(), EntryItem.BODY, Attributes.of(flipped));

            assertThatThrownBy(() -> read(entry.position())).isInstanceOf(CorruptJournal.class);
        }
    }

    @Test
    void anEntryAtAPlaceThatIsNotItsOwnIsCorruption() {
        ChainedEntry entry = Entries.small(at(1, 5));
        Map<String, AttributeValue> item = new HashMap<>(EntryItem.of(entry));
        item.putAll(ItemKeys.entry(at(1, 6)));
        put(item);

        assertCorrupt(at(1, 6), "lies the entry of 1/5");
    }

    @Test
    void anItemWithoutABodyIsCorruption() {
        put(ItemKeys.entry(at(1, 1)));

        assertCorrupt(at(1, 1), "no binary 'body'");
    }

    @Test
    void anAppendThatFindsACorruptEntrySaysSo() {
        put(ItemKeys.entry(at(1, 1)));

        assertThatThrownBy(() -> journal.append(Entries.small(at(1, 1))).await().atMost(PATIENT))
                .isInstanceOf(CorruptJournal.class);
    }

    private void assertCorrupt(Position position, String why) {
        assertThatThrownBy(() -> read(position))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining(why);
    }

    private void read(Position position) {
        journal.read(position).await().atMost(PATIENT);
    }

    private List<ChainedEntry> readFrom(Position position, int limit) {
        return journal.readFrom(position, limit).await().atMost(PATIENT);
    }

    private Position tail(long epoch) {
        return journal.tail(new Epoch(epoch)).await().atMost(PATIENT);
    }

    private List<ChainedEntry> appendAll(long epoch, long first, long last) {
        List<ChainedEntry> entries =
                LongStream.rangeClosed(first, last)
                        .mapToObj(sequence -> Entries.small(at(epoch, sequence)))
                        .toList();
        Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUni(journal::append)
                .merge(8)
                .collect()
                .asList()
                .await()
                .atMost(PATIENT);
        return entries;
    }

    private void change(Position position, String attribute, AttributeValue value) {
        LocalDynamo.client()
                .updateItem(update ->
                        update.tableName(table)
                                .key(ItemKeys.entry(position))
                                .updateExpression("SET #changed = :value")
                                .expressionAttributeNames(Map.of("#changed", attribute))
                                .expressionAttributeValues(Map.of(":value", value)))
                .join();
    }

    private void put(Map<String, AttributeValue> item) {
        LocalDynamo.client().putItem(put -> put.tableName(table).item(item)).join();
    }
}
