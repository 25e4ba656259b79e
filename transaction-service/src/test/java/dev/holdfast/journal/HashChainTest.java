package dev.holdfast.journal;

import static dev.holdfast.journal.Entries.at;
import static dev.holdfast.journal.Entries.carried;
import static dev.holdfast.journal.Entries.header;
import static dev.holdfast.journal.Entries.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.region.Regions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final Entry.Header HEADER = header(at(2, 5), EntryHash.GENESIS);

    @Test
    void everything_that_an_entry_says_is_in_its_hash() {
        CarriedRow row = carried(1);
        List<Entry> entries =
                List.of(
                        new Entry.Decisions(HEADER, List.of()),
                        new Entry.Seal(HEADER),
                        new Entry.Decisions(HEADER, List.of(row)),
                        new Entry.Decisions(HEADER, List.of(row, row)),
                        new Entry.Decisions(
                                HEADER, List.of(new CarriedRow(row(2), row.decisions()))),
                        new Entry.Decisions(
                                HEADER,
                                List.of(new CarriedRow(row(1), Payload.of(new byte[] {9})))),
                        new Entry.Seal(header(at(2, 6), EntryHash.GENESIS)),
                        new Entry.Seal(header(at(3, 5), EntryHash.GENESIS)),
                        new Entry.Seal(header(at(2, 5), new EntryHash(0, 0, 0, 1))),
                        new Entry.Seal(
                                new Entry.Header(
                                        HEADER.position(),
                                        HEADER.previous(),
                                        Regions.WEST,
                                        HEADER.writtenAt())),
                        new Entry.Seal(
                                new Entry.Header(
                                        HEADER.position(),
                                        HEADER.previous(),
                                        HEADER.writer(),
                                        HEADER.writtenAt().plusMillis(1))));
        Set<EntryHash> hashes = new HashSet<>();
        entries.forEach(entry -> hashes.add(HashChain.hash(entry)));

        assertThat(hashes).hasSize(entries.size());
    }

    @Test
    void an_entry_follows_the_hash_that_it_names_and_no_other() {
        ChainedEntry first = Entries.decisions(at(1, 1), EntryHash.GENESIS, carried(1));
        ChainedEntry second = Entries.seal(at(1, 2), first.hash());

        assertThat(first.follows(EntryHash.GENESIS)).isTrue();
        assertThat(second.follows(first.hash())).isTrue();
        assertThat(second.follows(EntryHash.GENESIS)).isFalse();
        assertThat(second.position()).isEqualTo(at(1, 2));
        assertThat(second.hash()).isEqualTo(HashChain.hash(second.entry()));
    }

    @Test
    void decisions_reach_their_own_position_and_a_seal_the_start_of_the_next_epoch() {
        assertThat(new Entry.Decisions(HEADER, List.of()).reached()).isEqualTo(at(2, 5));
        assertThat(new Entry.Seal(HEADER).reached()).isEqualTo(at(3, 0));
        assertThat(new Entry.Seal(HEADER).position()).isEqualTo(at(2, 5));
    }

    @Test
    void the_rows_of_an_entry_never_change() {
        List<CarriedRow> rows = new ArrayList<>(List.of(carried(1)));
        Entry.Decisions entry = new Entry.Decisions(HEADER, rows);

        rows.clear();

        assertThat(entry.rows()).hasSize(1);
        assertThatThrownBy(() -> entry.rows().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_hash_is_32_bytes() {
        EntryHash hash = new EntryHash(1, -2, 3, -4);

        assertThat(EntryHash.of(hash.bytes())).isEqualTo(hash);
        assertThat(hash)
                .hasToString("0000000000000001fffffffffffffffe0000000000000003fffffffffffffffc");
        assertThat(EntryHash.GENESIS.bytes()).hasSize(32).containsOnly(0);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryHash.of(new byte[31]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryHash.of(new byte[33]))
                .withMessageContaining("33");
    }

    @Test
    void a_row_is_named_by_its_uuid() {
        assertThat(row(6)).hasToString("00000000-0000-0000-0000-000000000006");
    }
}
