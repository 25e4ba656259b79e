package dev.holdfast.journal;

import static dev.holdfast.ledger.Samples.account;
import static dev.holdfast.ledger.Samples.decided;
import static dev.holdfast.ledger.Samples.limit;
import static dev.holdfast.ledger.Samples.open;
import static dev.holdfast.ledger.Samples.reverse;
import static dev.holdfast.ledger.Samples.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.ledger.Book;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.RandomCommands;
import dev.holdfast.ledger.Rejection;
import dev.holdfast.ledger.Samples;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCodecTest {

    /// One decision of every kind of command and of every outcome.
    private static final List<Decision> ONE_OF_EACH =
            List.of(
                    decided(open("a", 500), new Outcome.Opened(account("a"))),
                    decided(limit("l", "a", 300), new Outcome.LimitChanged(500)),
                    decided(
                            new Command.Transfer(
                                    Samples.key("t"),
                                    account("a"),
                                    account("b"),
                                    12_345,
                                    Samples.EUR,
                                    Details.of("Grüße", Map.of("order", "4711", "b", ""))),
                            new Outcome.Posted(account("a"), account("b"), 12_345, Samples.EUR)),
                    decided(
                            reverse("r", "t"),
                            new Outcome.Posted(account("b"), account("a"), 12_345, Samples.EUR)),
                    decided(
                            transfer("x", "a", "b", Long.MAX_VALUE),
                            new Outcome.Rejected(Rejection.INSUFFICIENT_FUNDS)));

    /// Version 1 as journals hold it. It may never change: a new form is a new version.
    private static final String GOLDEN =
            "0105010462616e6b016103455552f40381e0869896d08d0300020462616e6b016c0d"
                    + "5f524b87df8f5fa8b770ec0a1f2acdac0281e0869896d08d0300f403030462616e6b"
                    + "01740d5f524b87df8f5fa8b770ec0a1f2acd36458dae04c58c45b7da08cde6131dce"
                    + "b96003455552074772c3bcc39f6502016200056f72646572043437313181e0869896"
                    + "d08d0300040462616e6b01723e9d3d6624148c12ae0e70a32d46750d000081e08698"
                    + "96d08d030036458dae04c58c45b7da08cde6131dce0d5f524b87df8f5fa8b770ec0a"
                    + "1f2acdb96003455552030462616e6b01780d5f524b87df8f5fa8b770ec0a1f2acd36"
                    + "458dae04c58c45b7da08cde6131dceffffffffffffffff7f03455552000081e08698"
                    + "96d08d0304";

    @Test
    void version_1_is_written_as_it_always_was() {
        assertThat(HexFormat.of().formatHex(DecisionCodec.encode(ONE_OF_EACH).bytes()))
                .isEqualTo(GOLDEN);
    }

    @Test
    void version_1_is_read_as_it_always_was() {
        Payload stored = Payload.of(HexFormat.of().parseHex(GOLDEN));

        assertThat(DecisionCodec.decode(stored)).isEqualTo(ONE_OF_EACH);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_is_decided_comes_back_as_it_was(long seed) {
        RandomCommands commands = new RandomCommands(seed);
        Book book = new Book();
        for (int i = 0; i < 5; i++) {
            LedgerChange change =
                    LedgerRules.decide(
                                    commands.batch(30),
                                    book.view(),
                                    Samples.NOON.plusNanos(i * 1_000L))
                            .change();
            book.apply(change);
            Payload payload = DecisionCodec.encode(change.decisions());
            assertThat(DecisionCodec.decode(payload)).isEqualTo(change.decisions());
            assertThat(DecisionCodec.encode(change.decisions())).isEqualTo(payload);
        }
    }

    @Test
    void times_are_kept_to_the_microsecond_from_1970_on() {
        for (Instant at :
                new Instant[] {
                    Instant.EPOCH,
                    Instant.parse("2025-06-01T12:00:00.999999Z"),
                    Instant.parse("9999-12-31T23:59:59Z")
                }) {
            assertThat(again(at).decidedAt()).isEqualTo(at);
        }
        assertThat(again(Instant.ofEpochSecond(1, 1_999)).decidedAt())
                .isEqualTo(Instant.ofEpochSecond(1, 1_000));
    }

    /// A clock that jumped to before 1970 must not leave something unreadable in the journal.
    @Test
    void a_time_before_1970_is_refused_when_it_is_written() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> again(Instant.EPOCH.minusNanos(1_000)));
    }

    @Test
    void every_rejection_comes_back() {
        for (Rejection reason : Rejection.values()) {
            Decision decision = decided(open("a", 0), new Outcome.Rejected(reason));
            assertThat(DecisionCodec.decode(DecisionCodec.encode(List.of(decision))))
                    .containsExactly(decision);
        }
    }

    @Test
    void no_decisions_come_back_as_none() {
        assertThat(DecisionCodec.decode(DecisionCodec.encode(List.of()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void another_version_is_refused_before_anything_else(int version) {
        byte[] bytes = golden();
        bytes[0] = (byte) version;

        assertThatThrownBy(() -> DecisionCodec.decode(Payload.of(bytes)))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("format " + version + "; this version reads 1");
    }

    @Test
    void an_unknown_kind_of_command_is_refused() {
        byte[] bytes = DecisionCodec.encode(ONE_OF_EACH.subList(0, 1)).bytes();
        for (int kind : new int[] {0, 5, 255}) {
            bytes[2] = (byte) kind;
            assertThatThrownBy(() -> DecisionCodec.decode(Payload.of(bytes)))
                    .isInstanceOf(CorruptJournal.class)
                    .hasMessageContaining("kind " + kind);
        }
    }

    @Test
    void values_that_cannot_be_are_refused() {
        byte[] bytes = DecisionCodec.encode(ONE_OF_EACH.subList(4, 5)).bytes();
        bytes[bytes.length - 1] = 77;

        assertThatThrownBy(() -> DecisionCodec.decode(Payload.of(bytes)))
                .isInstanceOf(CorruptJournal.class)
                .hasMessageContaining("value that cannot be")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_encoding_that_is_cut_off_anywhere_is_refused() {
        byte[] whole = golden();
        for (int length = 0; length < whole.length; length++) {
            Payload part = Payload.of(Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> DecisionCodec.decode(part))
                    .as("%d bytes", length)
                    .isInstanceOf(CorruptJournal.class);
        }
        Payload longer = Payload.of(Arrays.copyOf(whole, whole.length + 1));
        assertThatThrownBy(() -> DecisionCodec.decode(longer)).isInstanceOf(CorruptJournal.class);
    }

    /// That a flipped bit is noticed at all is the hash chain's part; here it must do no other
    /// harm.
    @Test
    void a_flipped_bit_is_refused_as_corrupt_or_gives_other_valid_decisions() {
        byte[] whole = golden();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] bytes = whole.clone();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefusedOrReadable(bytes, "bit " + bit);
        }
    }

    @Test
    void noise_is_refused_as_corrupt_or_gives_valid_decisions() {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = golden();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                bytes[random.nextInt(1, bytes.length)] = (byte) random.nextInt();
            }
            assertRefusedOrReadable(bytes, "seed " + seed);
        }
    }

    private static void assertRefusedOrReadable(byte[] bytes, String what) {
        try {
            List<Decision> decisions = DecisionCodec.decode(Payload.of(bytes));
            assertThat(DecisionCodec.decode(DecisionCodec.encode(decisions)))
                    .as(what)
                    .isEqualTo(decisions);
        } catch (CorruptJournal expected) {
            assertThat(expected).as(what).hasMessageEndingWith(".");
        }
    }

    private static Decision again(Instant at) {
        Decision sample = ONE_OF_EACH.getFirst();
        Decision decision = new Decision(sample.id(), sample.command(), at, sample.outcome());
        return DecisionCodec.decode(DecisionCodec.encode(List.of(decision))).getFirst();
    }

    private static byte[] golden() {
        return HexFormat.of().parseHex(GOLDEN);
    }
}
