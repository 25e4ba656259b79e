package dev.holdfast.journal;

import static dev.holdfast.journal.Entries.at;
import static dev.holdfast.journal.Entries.header;
import static dev.holdfast.journal.Entries.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.region.Epoch;
import dev.holdfast.region.RegionName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryCodecTest {

    private static final EntryHash BEFORE = new EntryHash(1, 2, 3, -4);
    private static final Entry.Decisions BATCH =
            new Entry.Decisions(
                    header(at(3, 300), BEFORE),
                    List.of(
                            new CarriedRow(row(9), Payload.of(new byte[] {1, 0})),
                            new CarriedRow(
                                    new RowId(new UUID(-1, 8)), Payload.of(new byte[] {1, 2, 3}))));
    private static final Entry.Seal SEAL = new Entry.Seal(header(at(3, 301), BEFORE));

    /// Version 1 as journals hold and hash it. It may never change: a new form is a new version.
    private static final String GOLDEN_BATCH =
            "010103ac02000000000000000100000000000000020000000000000003ffffffffff"
                    + "fffffc0975732d656173742d31fbdcf3daf232020000000000000000000000000000"
                    + "0009020100ffffffffffffffff000000000000000803010203";

    private static final String GOLDEN_SEAL =
            "010203ad02000000000000000100000000000000020000000000000003ffffffffff"
                    + "fffffc0975732d656173742d31fbdcf3daf232";
    private static final String GOLDEN_BATCH_HASH =
            "2aff54a3dc709c492dd97490343ced322b6676d117afbd3944f231744e659056";
    private static final String GOLDEN_SEAL_HASH =
            "0fec6ed39efbd6e3ccdd16d4448f6ed8e3e88f02c41a6b638d7c5383e9e229be";

    @Test
    void version_1_is_written_as_it_always_was() {
        assertThat(hex(EntryCodec.plain(BATCH))).isEqualTo(GOLDEN_BATCH);
        assertThat(hex(EntryCodec.plain(SEAL))).isEqualTo(GOLDEN_SEAL);
    }

    @Test
    void version_1_is_read_as_it_always_was() {
        assertThat(decodePlain(HexFormat.of().parseHex(GOLDEN_BATCH))).isEqualTo(BATCH);
        assertThat(decodePlain(HexFormat.of().parseHex(GOLDEN_SEAL))).isEqualTo(SEAL);
    }

    @Test
    void version_1_is_hashed_as_it_always_was() {
        assertThat(HashChain.hash(BATCH)).hasToString(GOLDEN_BATCH_HASH);
        assertThat(HashChain.hash(SEAL)).hasToString(GOLDEN_SEAL_HASH);
    }

    /// How well it is compressed may differ between Java versions; what comes out may not.
    @Test
    void whatever_is_written_comes_back_with_the_same_hash() {
        for (long seed = 1; seed <= 300; seed++) {
            Entry entry = random(new Random(seed));
            Entry back = EntryCodec.decode(EntryCodec.encode(entry));
            assertThat(back).as("seed %d", seed).isEqualTo(entry);
            assertThat(HashChain.hash(back)).as("seed %d", seed).isEqualTo(HashChain.hash(entry));
        }
    }

    @Test
    void the_stored_form_is_compressed() {
        CarriedRow row = new CarriedRow(row(1), Payload.of(new byte[100_000]));
        Entry entry = new Entry.Decisions(header(at(1, 1), BEFORE), List.of(row));

        assertThat(EntryCodec.encode(entry)).hasSizeLessThan(2_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void another_version_is_refused_before_anything_else(int version) {
        byte[] bytes = EntryCodec.plain(SEAL);
        bytes[0] = (byte) version;

        assertThatThrownBy(() -> decodePlain(bytes))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("format " + version + "; this version reads 1");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 255})
    void an_unknown_kind_of_entry_is_refused(int kind) {
        byte[] bytes = EntryCodec.plain(SEAL);
        bytes[1] = (byte) kind;

        assertThatThrownBy(() -> decodePlain(bytes))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("kind " + kind);
    }

    @Test
    void a_name_that_no_region_can_have_is_refused_as_corrupt() {
        byte[] bytes = EntryCodec.plain(SEAL);
        String plain = new String(bytes, StandardCharsets.ISO_8859_1);
        bytes[plain.indexOf("us-east-1")] = 'U';

        assertThatThrownBy(() -> decodePlain(bytes))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("value that cannot be")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_time_before_1970_is_refused_when_it_is_written() {
        Entry.Header header =
                new Entry.Header(
                        at(1, 1), BEFORE, new RegionName("r"), Instant.EPOCH.minusMillis(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryCodec.encode(new Entry.Seal(header)));
    }

    @Test
    void an_entry_that_is_cut_off_anywhere_is_refused() {
        for (Entry entry : List.of(BATCH, SEAL)) {
            byte[] plain = EntryCodec.plain(entry);
            for (int length = 0; length < plain.length; length++) {
                byte[] part = Arrays.copyOf(plain, length);
                assertThatThrownBy(() -> decodePlain(part)).isInstanceOf(CorruptJournal.class);
            }
            byte[] longer = Arrays.copyOf(plain, plain.length + 1);
            assertThatThrownBy(() -> decodePlain(longer)).isInstanceOf(CorruptJournal.class);
        }
    }

    @Test
    void a_flipped_bit_is_refused_as_corrupt_or_changes_the_hash() {
        byte[] plain = EntryCodec.plain(BATCH);
        for (int bit = 0; bit < plain.length * 8; bit++) {
            byte[] bytes = plain.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefusedOrOther(Compression.compress(bytes), BATCH, "bit " + bit);
        }
    }

    @Test
    void stored_bytes_that_were_damaged_are_refused_or_change_the_hash() {
        byte[] stored = EntryCodec.encode(BATCH);
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = stored.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            bytes[random.nextInt(bytes.length)] ^= (byte) random.nextInt(256);
            if (!Arrays.equals(bytes, stored)) {
                assertRefusedOrReadable(bytes, "seed " + seed);
            }
        }
    }

    private static void assertRefusedOrReadable(byte[] stored, String what) {
        try {
            Entry entry = EntryCodec.decode(stored);
            assertThat(EntryCodec.decode(EntryCodec.encode(entry))).as(what).isEqualTo(entry);
        } catch (CorruptJournal expected) {
            assertThat(expected).as(what).hasMessageEndingWith(".");
        }
    }

    private static void assertRefusedOrOther(byte[] stored, Entry original, String what) {
        try {
            Entry entry = EntryCodec.decode(stored);
            assertThat(HashChain.hash(entry)).as(what).isNotEqualTo(HashChain.hash(original));
        } catch (CorruptJournal expected) {
            assertThat(expected).as(what).hasMessageEndingWith(".");
        }
    }

    private static Entry random(Random random) {
        Position position =
                new Position(new Epoch(random.nextLong() >>> 1), random.nextLong() >>> 1);
        byte[] hash = new byte[EntryHash.BYTES];
        random.nextBytes(hash);
        Entry.Header header =
                new Entry.Header(
                        position,
                        EntryHash.of(hash),
                        new RegionName("r" + random.nextInt(1_000)),
                        Instant.ofEpochMilli(random.nextLong(1L << 45)));
        if (random.nextInt(4) == 0) {
            return new Entry.Seal(header);
        }
        List<CarriedRow> rows = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            byte[] payload = new byte[random.nextInt(2_000)];
            random.nextBytes(payload);
            RowId id = new RowId(new UUID(random.nextLong(), random.nextLong()));
            rows.add(new CarriedRow(id, Payload.of(payload)));
        }
        return new Entry.Decisions(header, rows);
    }

    private static Entry decodePlain(byte[] plain) {
        return EntryCodec.decode(Compression.compress(plain));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
