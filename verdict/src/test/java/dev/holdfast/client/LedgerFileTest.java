package dev.holdfast.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was written down is read again, whatever became of the writer.
class LedgerFileTest {

    private static final Instant DUE = Instant.parse("2026-01-01T00:00:00.123456Z");
    private static final LedgerEntry.Intent PAYS =
            new LedgerEntry.Intent(
                    "key-1",
                    LedgerEntry.Kind.HOT_PAYMENT,
                    DUE,
                    DUE.plusMillis(2),
                    new Transfer("key-1", "alice", "bob", 7),
                    true);
    private static final LedgerEntry.Intent READS =
            new LedgerEntry.Intent("key-2", LedgerEntry.Kind.READ, DUE, DUE, null, false);
    private static final LedgerEntry.Outcome DONE =
            new LedgerEntry.Outcome(
                    "key-1",
                    DUE.plusMillis(9),
                    LedgerEntry.Result.ACKNOWLEDGED,
                    201,
                    "t1",
                    "us-east-1",
                    3);

    @TempDir private Path directory;

    private Path path() {
        return directory.resolve("ledger.jsonl");
    }

    private void write(LedgerEntry... entries) throws IOException {
        try (LedgerFile file = new LedgerFile(path())) {
            file.write(List.of(entries));
        }
    }

    @Test
    void every_entry_comes_back_as_it_was() throws IOException {
        write(PAYS, READS);
        write(DONE);

        assertThat(LedgerReader.all(path())).containsExactly(PAYS, READS, DONE);
    }

    @Test
    void a_line_that_a_crash_has_torn_is_left_alone_wherever_it_was_torn() throws IOException {
        write(PAYS, DONE);
        byte[] whole = Files.readAllBytes(path());
        int first = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;

        for (int cut = first; cut < whole.length; cut++) {
            Files.write(path(), java.util.Arrays.copyOf(whole, cut));
            assertThat(LedgerReader.all(path())).as("cut at " + cut).containsExactly(PAYS);
        }
    }

    @Test
    void a_ledger_can_be_followed_while_it_is_written() throws IOException {
        LedgerReader reader = new LedgerReader(path());
        List<LedgerEntry> seen = new ArrayList<>();
        reader.next(seen::add);
        assertThat(seen).isEmpty();

        write(PAYS);
        Files.writeString(path(), "{\"type\":\"out", StandardOpenOption.APPEND);
        reader.next(seen::add);
        assertThat(seen).containsExactly(PAYS);

        Files.writeString(path(), "come\",\"result\":\"unknown\"}\n", StandardOpenOption.APPEND);
        reader.next(seen::add);
        assertThat(seen).hasSize(2);
    }

    @Test
    void what_is_no_ledger_is_an_error() throws IOException {
        Files.writeString(path(), "hello\n");

        assertThatThrownBy(() -> LedgerReader.all(path())).isInstanceOf(IOException.class);
    }

    @Test
    void a_full_disk_is_told_before_anything_is_sent() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "No /dev/full here.");

        try (LedgerFile file = new LedgerFile(full)) {
            assertThatThrownBy(() -> file.write(List.of(PAYS))).isInstanceOf(IOException.class);
        }
    }
}
