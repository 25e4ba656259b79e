package dev.holdfast.aws;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Payload;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/// Entries for tests. The journal does not look into what the rows carry.
final class Entries {

    static final RegionName EAST = new RegionName("us-east-1");
    static final RegionName WEST = new RegionName("us-west-2");

    private static final Instant THEN = Instant.parse("2025-01-01T00:00:00.123Z");

    private Entries() {}

    static Position at(long epoch, long sequence) {
        return new Position(new Epoch(epoch), sequence);
    }

    /// One row of a few bytes, by the eastern region.
    static ChainedEntry small(Position position) {
        return by(EAST, position);
    }

    static ChainedEntry by(RegionName writer, Position position) {
        return ChainedEntry.of(new Entry.Decisions(header(writer, position), rows(1, 100)));
    }

    /// Rows of bytes that cannot be compressed.
    static ChainedEntry of(Position position, int rows, int bytesEach) {
        return ChainedEntry.of(new Entry.Decisions(header(EAST, position), rows(rows, bytesEach)));
    }

    static ChainedEntry seal(Position position) {
        return ChainedEntry.of(new Entry.Seal(header(WEST, position)));
    }

    private static Entry.Header header(RegionName writer, Position position) {
        return new Entry.Header(position, EntryHash.GENESIS, writer, THEN);
    }

    private static List<CarriedRow> rows(int count, int bytesEach) {
        Random random = new Random(count * 31L + bytesEach);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] bytes = new byte[bytesEach];
                    random.nextBytes(bytes);
                    RowId id = new RowId(new UUID(i, random.nextLong()));
                    return new CarriedRow(id, Payload.of(bytes));
                })
                .toList();
    }
}
