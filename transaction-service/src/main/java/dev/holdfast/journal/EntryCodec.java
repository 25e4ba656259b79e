package dev.holdfast.journal;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The stored form of an entry. The first byte is the version of the format: a region that meets a
/// newer one stops before it touches anything, so upgrade the standby before the active region.
public final class EntryCodec {

    /// The version that this code writes, and the only one that it reads so far.
    public static final int VERSION = 1;

    private static final int DECISIONS = 1;
    private static final int SEAL = 2;

    private EntryCodec() {}

    /// The form that is hashed: everything that the entry says.
    static byte[] plain(Entry entry) {
        ByteSink sink = new ByteSink().octet(VERSION);
        return switch (entry) {
            case Entry.Decisions decisions -> rows(sink.octet(DECISIONS), decisions).bytes();
            case Entry.Seal seal -> header(sink.octet(SEAL), seal.header()).bytes();
        };
    }

    private static ByteSink rows(ByteSink sink, Entry.Decisions entry) {
        header(sink, entry.header()).number(entry.rows().size());
        entry.rows().forEach(row -> sink.uuid(row.id().value()).block(row.decisions().bytes()));
        return sink;
    }

    private static ByteSink header(ByteSink sink, Entry.Header header) {
        return sink.number(header.position().epoch().value())
                .number(header.position().sequence())
                .raw(header.previous().bytes())
                .text(header.writer().value())
                .number(header.writtenAt().toEpochMilli());
    }

    /// The form that is stored: compressed.
    public static byte[] encode(Entry entry) {
        return Compression.compress(plain(entry));
    }

    /// @throws CorruptJournal if these are not the bytes of an entry of a known version
    public static Entry decode(byte[] stored) {
        ByteSource source = new ByteSource(Compression.expand(stored));
        int version = source.octet();
        if (version != VERSION) {
            throw new CorruptJournal(
                    "The entry has format "
                            + version
                            + "; this version reads "
                            + VERSION
                            + " only.");
        }
        try {
            Entry entry = body(source.octet(), source);
            source.end();
            return entry;
        } catch (IllegalArgumentException impossible) {
            throw new CorruptJournal("An entry holds a value that cannot be.", impossible);
        }
    }

    private static Entry body(int kind, ByteSource source) {
        return switch (kind) {
            case DECISIONS -> new Entry.Decisions(header(source), rows(source));
            case SEAL -> new Entry.Seal(header(source));
            default -> throw new CorruptJournal("An entry of kind " + kind + " is not known.");
        };
    }

    private static Entry.Header header(ByteSource source) {
        Position position = new Position(new Epoch(source.number()), source.number());
        EntryHash previous = EntryHash.of(source.raw(EntryHash.BYTES));
        RegionName writer = new RegionName(source.text());
        return new Entry.Header(position, previous, writer, Instant.ofEpochMilli(source.number()));
    }

    private static List<CarriedRow> rows(ByteSource source) {
        long count = source.number();
        List<CarriedRow> rows = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            rows.add(new CarriedRow(new RowId(source.uuid()), Payload.of(source.block())));
        }
        return rows;
    }
}
