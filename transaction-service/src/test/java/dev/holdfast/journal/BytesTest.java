package dev.holdfast.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The parts that encodings are made of.
///
/// PIT leaves two mutants, both in [Compression]: the first sizes of its two buffers, which grow by
/// themselves, so that no test can tell them apart.
class BytesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "1, 01",
        "127, 7f",
        "128, 8001",
        "300, ac02",
        "16383, ff7f",
        "16384, 808001",
        "9223372036854775807, ffffffffffffffff7f",
    })
    void numbers_take_seven_bits_a_byte_lowest_first(long number, String hex) {
        byte[] bytes = new ByteSink().number(number).bytes();

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(read(hex).number()).isEqualTo(number);
    }

    @Test
    void a_negative_number_is_not_written_as_something_else() {
        ByteSink sink = new ByteSink();
        for (long number : new long[] {-1, Long.MIN_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> sink.number(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ffffffffffffffffff01", "80808080808080808080", "ffffffffffffffff80"})
    void a_number_of_more_than_63_bits_is_refused(String hex) {
        assertThatThrownBy(() -> read(hex).number())
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("63 bits");
    }

    @Test
    void every_part_is_read_back_as_it_was_written() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            long number = random.nextLong() >>> random.nextInt(1, 64);
            UUID uuid = new UUID(random.nextLong(), random.nextLong());
            byte[] block = new byte[random.nextInt(300)];
            random.nextBytes(block);
            String text = "Grüße 😀".repeat(random.nextInt(40));
            byte[] bytes =
                    new ByteSink()
                            .octet(i & 255)
                            .number(number)
                            .uuid(uuid)
                            .text(text)
                            .block(block)
                            .raw(block)
                            .bytes();
            ByteSource source = new ByteSource(bytes);
            assertThat(source.octet()).isEqualTo(i & 255);
            assertThat(source.number()).isEqualTo(number);
            assertThat(source.uuid()).isEqualTo(uuid);
            assertThat(source.text()).isEqualTo(text);
            assertThat(source.block()).isEqualTo(block);
            assertThat(source.raw(block.length)).isEqualTo(block);
            source.end();
        }
    }

    @Test
    void bytes_that_end_early_are_refused() {
        assertThatThrownBy(() -> read("").octet())
                .isInstanceOf(CorruptJournal.class)
                .hasCauseInstanceOf(BufferUnderflowException.class);
        assertThatThrownBy(() -> read("80").number()).isInstanceOf(CorruptJournal.class);
        assertThatThrownBy(() -> read("00".repeat(15)).uuid())
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("end in the middle");
        assertThatThrownBy(() -> read("0361").text())
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("3 bytes is announced where 1 are left");
    }

    @Test
    void an_announced_length_is_never_allocated_before_it_is_there() {
        assertThatThrownBy(() -> read("ffffffffffffffff7f").block())
                .isInstanceOf(CorruptJournal.class);
        assertThatThrownBy(() -> read("00").raw(1L << 33)).isInstanceOf(CorruptJournal.class);
    }

    @Test
    void bytes_that_are_left_over_are_refused() {
        ByteSource source = read("0102");
        source.octet();
        assertThatThrownBy(source::end)
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("1 bytes are left over");
        source.octet();
        source.end();
    }

    @Test
    void compression_gives_back_what_it_was_given() {
        Random random = new Random(11);
        for (int size : new int[] {0, 1, 100, 16 << 10, (16 << 10) + 1, 200_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            assertThat(Compression.expand(Compression.compress(noise))).isEqualTo(noise);
            byte[] zeros = new byte[size];
            byte[] small = Compression.compress(zeros);
            assertThat(Compression.expand(small)).isEqualTo(zeros);
            assertThat(small.length).isLessThan(1_000);
        }
    }

    @Test
    void nothing_is_expanded_beyond_what_an_entry_may_be() {
        byte[] most = Compression.compress(new byte[Compression.MAX_EXPANDED]);
        byte[] more = Compression.compress(new byte[Compression.MAX_EXPANDED + 1]);

        assertThat(Compression.expand(most)).hasSize(Compression.MAX_EXPANDED);
        assertThatThrownBy(() -> Compression.expand(more))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("larger than any entry may be");
    }

    @Test
    void compressed_bytes_that_end_early_are_refused() {
        byte[] whole = Compression.compress("the whole entry".getBytes(StandardCharsets.UTF_8));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Compression.expand(part)).isInstanceOf(CorruptJournal.class);
        }
    }

    @Test
    void bytes_that_are_not_compressed_are_refused() {
        byte[] noise = HexFormat.of().parseHex("ffffffff");
        assertThatThrownBy(() -> Compression.expand(noise))
                .isInstanceOf(CorruptJournal.class)
                .hasCauseInstanceOf(DataFormatException.class);
    }

    @Test
    void the_content_of_a_payload_is_what_makes_it_equal() {
        Payload one = Payload.of(new byte[] {1, 2});
        Payload same = Payload.of(new byte[] {1, 2});

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).hasToString("2 bytes");
        assertThat(one).isNotEqualTo(Payload.of(new byte[] {1, 3})).isNotEqualTo("2 bytes");
        assertThat(one.hashCode()).isNotEqualTo(Payload.of(new byte[] {1, 3}).hashCode());
        assertThat(one.length()).isEqualTo(2);
        assertThat(one.bytes()).containsExactly(1, 2);
    }

    private static ByteSource read(String hex) {
        return new ByteSource(HexFormat.of().parseHex(hex));
    }
}
