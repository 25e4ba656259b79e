package dev.holdfast.postgres;

import static dev.holdfast.postgres.TestLedger.OTHER;
import static dev.holdfast.postgres.TestLedger.await;
import static dev.holdfast.postgres.TestLedger.claim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.ledger.Command;
import dev.holdfast.region.Claim;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several processes that write the same few accounts, and a relay between them.
@ExtendWith(SharedPostgres.class)
class CrowdIT {

    private static final int WRITERS = 4;
    private static final int BATCHES = 25;
    private static final int COMMANDS = 12;
    private static final int ACCOUNTS = 6;
    private static final int KEYS = 600;

    @Test
    void the_journal_of_a_crowd_folds_to_the_same_database(PostgresPair pair) {
        try (TestLedger ledger = TestLedger.open(pair);
                TestLedger other = TestLedger.closed(pair)) {
            List<CompletableFuture<Void>> writers =
                    IntStream.range(0, WRITERS)
                            .mapToObj(seed -> CompletableFuture.runAsync(() -> write(ledger, seed)))
                            .toList();
            List<ChainedEntry> journal = new ArrayList<>();
            while (!writers.stream().allMatch(CompletableFuture::isDone)
                    || !ledger.snapshot().rows().isEmpty()) {
                relay(ledger, journal);
            }
            writers.forEach(CompletableFuture::join);

            Claim next = claim(2, OTHER);
            await(other.recovery.close(next));
            journal.forEach(entry -> TestLedger.replay(other, next, entry));
            assertThat(other.database().dump()).isEqualTo(ledger.database().dump());
            assertThat(await(ledger.reader.totals())).containsValue(BigInteger.ZERO);
        }
    }

    private static void relay(TestLedger ledger, List<ChainedEntry> journal) {
        if (!ledger.snapshot().rows().isEmpty()) {
            journal.add(ledger.relay());
        }
    }

    private static void write(TestLedger ledger, int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < BATCHES; i++) {
            ledger.submitOrSkip(
                    IntStream.range(0, COMMANDS)
                            .mapToObj(number -> command(random))
                            .toArray(Command[]::new));
        }
    }

    private static Command command(Random random) {
        String key = "k" + random.nextInt(KEYS);
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return switch (random.nextInt(8)) {
            case 0 -> Commands.open("a" + from, random.nextInt(100));
            case 1 -> Commands.limit(key, "a" + from, random.nextInt(200));
            case 2 -> Commands.reverse(key, "k" + random.nextInt(KEYS));
            default -> Commands.transfer(key, "a" + from, "a" + to, 1 + random.nextInt(40));
        };
    }
}
