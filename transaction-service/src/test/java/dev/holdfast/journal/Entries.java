package dev.holdfast.journal;

import dev.holdfast.ledger.Decision;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Regions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Entries that tests of every room begin with.
public final class Entries {

    public static final Instant WRITTEN = Instant.parse("2025-06-01T12:00:00.123Z");

    private Entries() {}

    public static Position at(long epoch, long sequence) {
        return new Position(new Epoch(epoch), sequence);
    }

    public static RowId row(long value) {
        return new RowId(new UUID(0, value));
    }

    public static Entry.Header header(Position position, EntryHash previous) {
        return new Entry.Header(position, previous, Regions.EAST, WRITTEN);
    }

    public static CarriedRow carried(long row, Decision... decisions) {
        return new CarriedRow(row(row), DecisionCodec.encode(List.of(decisions)));
    }

    public static ChainedEntry decisions(
            Position position, EntryHash previous, CarriedRow... rows) {
        return ChainedEntry.of(new Entry.Decisions(header(position, previous), List.of(rows)));
    }

    public static ChainedEntry seal(Position position, EntryHash previous) {
        return ChainedEntry.of(new Entry.Seal(header(position, previous)));
    }
}
