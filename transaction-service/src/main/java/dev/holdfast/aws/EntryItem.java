package dev.holdfast.aws;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.CorruptJournal;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryCodec;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An entry as an item. The body is the truth; all other attributes but the hash are for people and
/// tools that look into the table.
final class EntryItem {

    static final String BODY = "body";
    static final String HASH = "hash";

    /// More ids than these are only in the body: they would take the room that decisions need.
    static final int LISTED_ROWS = 100;

    private EntryItem() {}

    /// @throws EntryTooLarge if it does not fit
    static Map<String, AttributeValue> of(ChainedEntry entry) {
        Entry.Header header = entry.entry().header();
        Map<String, AttributeValue> item = new HashMap<>(ItemKeys.entry(header.position()));
        item.put(BODY, Attributes.of(EntryCodec.encode(entry.entry())));
        item.put(HASH, Attributes.of(entry.hash().bytes()));
        item.put("previous", Attributes.of(header.previous().bytes()));
        item.put("writer", Attributes.of(header.writer().value()));
        item.put("writtenAt", Attributes.of(header.writtenAt().toString()));
        describe(entry.entry(), item);
        requireRoom(header.position(), item);
        return item;
    }

    private static void describe(Entry entry, Map<String, AttributeValue> item) {
        switch (entry) {
            case Entry.Seal _ -> item.put("kind", Attributes.of("seal"));
            case Entry.Decisions decisions -> {
                item.put("kind", Attributes.of("decisions"));
                item.put("rows", Attributes.of(decisions.rows().size()));
                item.put("rowIds", AttributeValue.fromL(rowIds(decisions.rows())));
            }
        }
    }

    private static List<AttributeValue> rowIds(List<CarriedRow> rows) {
        return rows.stream()
                .limit(LISTED_ROWS)
                .map(row -> Attributes.of(row.id().toString()))
                .toList();
    }

    private static void requireRoom(Position position, Map<String, AttributeValue> item) {
        int size = ItemSize.of(item);
        if (size > ItemSize.MAX_BYTES) {
            throw new EntryTooLarge(
                    "The entry at %s has %d bytes, and an item holds %d at the most."
                            .formatted(position, size, ItemSize.MAX_BYTES));
        }
    }

    /// Reads the body and checks that it is what was written, where it was written.
    ///
    /// @throws CorruptJournal if it is not
    static ChainedEntry entry(Position position, Map<String, AttributeValue> item) {
        Attributes attributes = new Attributes(item);
        ChainedEntry entry = decode(position, attributes.bytes(BODY));
        EntryHash computed = entry.hash();
        if (!Arrays.equals(computed.bytes(), attributes.bytes(HASH))) {
            throw new CorruptJournal(
                    "The body of the entry at " + position + " does not have the stored hash.");
        }
        if (!entry.position().equals(position)) {
            throw new CorruptJournal(
                    "At " + position + " lies the entry of " + entry.position() + ".");
        }
        return entry;
    }

    private static ChainedEntry decode(Position position, byte[] body) {
        try {
            return ChainedEntry.of(EntryCodec.decode(body));
        } catch (IllegalArgumentException | CorruptJournal garbled) {
            throw new CorruptJournal(
                    "The entry at " + position + " cannot be read: " + garbled.getMessage(),
                    garbled);
        }
    }
}
