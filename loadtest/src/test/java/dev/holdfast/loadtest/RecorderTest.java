package dev.holdfast.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.client.LedgerReader;
import dev.holdfast.client.LoadPlan.Mix;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.LedgerEntry;
import dev.holdfast.verdict.OrderBooks;
import dev.holdfast.verdict.PlacedOrder;
import dev.holdfast.verdict.Sightings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is asked for is in the ledger before it is sent, or it is not sent.
class RecorderTest {

    private static final Answer DONE =
            new Answer(201, "{\"id\":\"t1\",\"outcome\":\"posted\"}", "us-east-1", 1);

    @TempDir private Path directory;

    private Path path() {
        return directory.resolve("ledger.jsonl");
    }

    @Test
    void every_operation_is_written_down_before_and_after() throws IOException {
        Sequence sequence = new Sequence(Plans.workload(Mix.MIXED, 1));
        Set<String> asked = new HashSet<>();
        try (Recorder recorder = new Recorder(path())) {
            for (int i = 0; i < 200; i++) {
                Operation operation = sequence.at(i);
                assertThat(recorder.intends(operation, Instant.EPOCH, Instant.EPOCH)).isTrue();
                int before = LedgerReader.all(path()).size();
                recorder.learns(operation, DONE, Instant.EPOCH);
                assertThat(LedgerReader.all(path()).size()).isGreaterThan(before);
                asked.add(operation.key());
            }
        }
        assertThat(asked).hasSize(200);
        ClientLedger ledger = new ClientLedger();
        Sightings seen = new Sightings(true);
        LedgerReader.all(path()).forEach(ledger::add);
        LedgerReader.all(path()).forEach(seen::add);
        assertThat(ledger.lines()).isNotEmpty();
        assertThat(seen.hasReadAfter(Instant.EPOCH.minusMillis(1))).isTrue();
        assertThat(seen.firstByEpoch()).isNotEmpty();
        assertThat(ledger.contradictions()).isEmpty();
    }

    @Test
    void an_order_comes_back_from_the_ledger_as_it_was_placed() throws IOException {
        PlacedOrder order = new PlacedOrder("o1", "payer", "payee", 9, false);
        try (Recorder recorder = new Recorder(path())) {
            recorder.intends(new Operation.Order(order), Instant.EPOCH, Instant.EPOCH);
            assertThat(recorder.learns(new Operation.Order(order), DONE, Instant.EPOCH)).isTrue();
        }
        OrderBooks books = new OrderBooks();
        LedgerReader.all(path()).forEach(books::add);

        assertThat(books.orders()).containsExactly(order);
        assertThat(books.isAccepted(order)).isTrue();
    }

    @Test
    void an_attempt_without_an_answer_is_to_be_repeated() throws IOException {
        Operation payment = new Sequence(Plans.workload(Mix.PAYMENTS, 1)).at(0);
        try (Recorder recorder = new Recorder(path())) {
            recorder.intends(payment, Instant.EPOCH, Instant.EPOCH);
            assertThat(recorder.learns(payment, Answer.NONE, Instant.EPOCH)).isFalse();
            assertThat(recorder.learns(payment, DONE, Instant.EPOCH)).isTrue();
        }
        assertThat(LedgerReader.all(path()))
                .filteredOn(LedgerEntry.Outcome.class::isInstance)
                .hasSize(2);
    }

    @Test
    void nothing_is_sent_that_cannot_be_written_down() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "No /dev/full here.");
        Operation payment = new Sequence(Plans.workload(Mix.PAYMENTS, 1)).at(0);

        try (Recorder recorder = new Recorder(full)) {
            assertThat(recorder.intends(payment, Instant.EPOCH, Instant.EPOCH)).isFalse();
            assertThat(recorder.stopped()).contains("could not be written");
            assertThat(recorder.intends(payment, Instant.EPOCH, Instant.EPOCH)).isFalse();
        }
    }
}
