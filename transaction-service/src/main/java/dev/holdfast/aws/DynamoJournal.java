package dev.holdfast.aws;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Position;
import dev.holdfast.processing.Journal;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Heartbeat;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The journal in a DynamoDB table. An append is one conditional put, which is the durability point
/// and the fence at once; nothing here ever repeats one by itself.
///
/// Fails with [JournalUnavailable] where the outcome is unknown, with [EntryTooLarge] before
/// anything is sent, and with [dev.holdfast.journal.CorruptJournal] if what is stored is not what
/// was written.
public final class DynamoJournal implements Journal {

    private final DynamoTable table;
    private final JournalReads reads;

    /// @param timeout the bound of every single request
    public DynamoJournal(DynamoDbAsyncClient client, String table, Duration timeout) {
        this.table = new DynamoTable(client, table, timeout);
        this.reads = new JournalReads(timeout);
    }

    @Override
    public Uni<Append> append(ChainedEntry entry) {
        return Uni.createFrom()
                .item(() -> EntryItem.of(entry))
                .chain(item -> table.put(item, DynamoTable.Condition.ABSENT))
                .chain(put -> appended(entry.position(), put));
    }

    /// A table in several regions need not return what is there; then it is read. If the read finds
    /// nothing, the two answers contradict each other, and what happened is unknown.
    private Uni<Append> appended(Position position, DynamoTable.Put put) {
        return switch (put) {
            case DynamoTable.Put.Written _ -> Uni.createFrom().item(new Append.Stored());
            case DynamoTable.Put.Refused refused ->
                    entry(position, refused)
                            .map(found -> found.orElseThrow(() -> contradiction(position)))
                            .map(Append.Taken::new);
        };
    }

    private Uni<Optional<ChainedEntry>> entry(Position position, DynamoTable.Put.Refused refused) {
        return refused.there().isPresent()
                ? Uni.createFrom().item(() -> entry(position, refused.there()))
                : read(position);
    }

    private static Optional<ChainedEntry> entry(
            Position position, Optional<Map<String, AttributeValue>> item) {
        return item.map(found -> EntryItem.entry(position, found));
    }

    private static JournalUnavailable contradiction(Position position) {
        return new JournalUnavailable(
                Trouble.CONFLICT,
                "The journal says that " + position + " is taken, and then that nothing is there.");
    }

    @Override
    public Uni<Optional<ChainedEntry>> read(Position position) {
        return reads.guarded(() -> table.get(ItemKeys.entry(position)))
                .map(item -> entry(position, item));
    }

    @Override
    public Uni<List<ChainedEntry>> readFrom(Position position, int limit) {
        return readOn(List.of(), position, limit);
    }

    /// Reads in waves that touch every partition once, until a gap or the limit.
    private Uni<List<ChainedEntry>> readOn(List<ChainedEntry> found, Position from, int limit) {
        int width = Math.min(limit - found.size(), ItemKeys.PARTITIONS);
        if (width <= 0) {
            return Uni.createFrom().item(found);
        }
        List<Uni<Optional<ChainedEntry>>> wave =
                LongStream.range(0, width)
                        .mapToObj(i -> read(new Position(from.epoch(), from.sequence() + i)))
                        .toList();
        return Uni.join()
                .all(wave)
                .andFailFast()
                .chain(entries -> {
                    List<ChainedEntry> all = withPrefix(found, entries);
                    return all.size() < found.size() + width
                            ? Uni.createFrom().item(all)
                            : readOn(all, all.getLast().position().next(), limit);
                });
    }

    private static List<ChainedEntry> withPrefix(
            List<ChainedEntry> found, List<Optional<ChainedEntry>> wave) {
        List<ChainedEntry> all = new ArrayList<>(found);
        wave.stream().takeWhile(Optional::isPresent).flatMap(Optional::stream).forEach(all::add);
        return all;
    }

    /// The partitions are not read at one instant: an entry that is appended meanwhile may be
    /// missed or found. Whoever needs to be last puts an entry behind the tail and sees who was
    /// faster.
    @Override
    public Uni<Position> tail(Epoch epoch) {
        List<Uni<Optional<Long>>> lasts =
                IntStream.range(0, ItemKeys.PARTITIONS)
                        .mapToObj(partition -> ItemKeys.partition(epoch, partition))
                        .map(partition -> reads.guarded(() -> table.last(partition)))
                        .toList();
        return Uni.join().all(lasts).andFailFast().map(found -> latest(epoch, found));
    }

    private static Position latest(Epoch epoch, List<Optional<Long>> sequences) {
        long last = sequences.stream().flatMap(Optional::stream).mapToLong(s -> s).max().orElse(0);
        return new Position(epoch, last);
    }

    @Override
    public Uni<Boolean> beat(Heartbeat heartbeat) {
        DynamoTable.Condition notLater =
                new DynamoTable.Condition(
                        "attribute_not_exists(pk) OR #epoch <= :mine",
                        Map.of("#epoch", HeartbeatItem.EPOCH),
                        Map.of(":mine", Attributes.of(heartbeat.epoch().value())));
        return table.put(HeartbeatItem.of(heartbeat), notLater)
                .map(put -> put instanceof DynamoTable.Put.Written);
    }
}
