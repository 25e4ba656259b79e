package dev.holdfast.local.drill;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.FailoverName;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Transfer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Drives transfers through the DNS name from many callers at once, each waiting for its answer and
/// repeating with the same key until it has one, as the API asks. One more caller reads all the
/// time.
final class Load implements AutoCloseable {

    /// How much load.
    ///
    /// @param callers that wait for an answer at the same time
    /// @param seed of the sequence of transfers
    record Size(int callers, long seed) {}

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration READ_EVERY = Duration.ofMillis(10);

    private final ApiClient api;
    private final FailoverName name;
    private final Book book;
    private final ClientLedger ledger = new ClientLedger();
    private final AtomicBoolean noMore = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong keys = new AtomicLong();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    Load(ApiClient api, FailoverName name, Book book) {
        this.api = api;
        this.name = name;
        this.book = book;
    }

    ClientLedger ledger() {
        return ledger;
    }

    void start(Size size) {
        SplittableRandom seeds = new SplittableRandom(size.seed());
        List<SplittableRandom> random = new ArrayList<>();
        for (int i = 0; i < size.callers(); i++) {
            random.add(seeds.split());
        }
        random.forEach(source -> callers.execute(() -> transfers(source)));
        callers.execute(this::reads);
    }

    private void transfers(SplittableRandom random) {
        while (!noMore.get() && !over.get()) {
            untilAnswered(next(random));
        }
    }

    private Transfer next(SplittableRandom random) {
        String key = "drill-" + book.run() + "-" + keys.incrementAndGet();
        return Transfer.between(key, book.accounts(), random);
    }

    private void untilAnswered(Transfer transfer) {
        ledger.sent(transfer, Instant.now());
        while (!over.get() && !attempt(transfer)) {
            ledger.attemptFailed();
            pause(PAUSE);
        }
    }

    /// @return whether the outcome is known
    private boolean attempt(Transfer transfer) {
        try {
            URI uri = name.base().resolve("/v1/transactions");
            return note(transfer, api.post(uri, transfer.key(), Book.body(transfer).toString()));
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException stop) {
            over.set(true);
            return false;
        }
    }

    private boolean note(Transfer transfer, ApiClient.Answer answer) {
        switch (answer.status()) {
            case 200, 201, 422 -> {
                ledger.acknowledged(transfer, promise(answer));
                return true;
            }
            case 429, 503, 504 -> {
                ledger.sightings().refused(Instant.now());
                return false;
            }
            default -> {
                ledger.contradict(
                        transfer.key(),
                        "answered with status " + answer.status() + ": " + answer.body());
                return true;
            }
        }
    }

    static Acknowledgement promise(ApiClient.Answer answer) {
        boolean posted = answer.isOk() && answer.body().path("outcome").asText().equals("posted");
        String field = answer.isOk() ? "id" : "transactionId";
        return new Acknowledgement(
                answer.body().path(field).asText(),
                posted,
                answer.epoch(),
                answer.region(),
                Instant.now());
    }

    private void reads() {
        while (!over.get()) {
            try {
                URI uri = name.base().resolve("/v1/accounts/" + book.accounts().getFirst());
                if (api.get(uri).isOk()) {
                    ledger.read(Instant.now());
                }
            } catch (IOException noAnswer) {
                ledger.attemptFailed();
            } catch (InterruptedException stop) {
                over.set(true);
            }
            pause(READ_EVERY);
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stop) {
            over.set(true);
        }
    }

    /// Asks for nothing new, and waits for what was asked.
    ///
    /// @param atMost after which what is open stays unknown
    void finish(Duration atMost) throws InterruptedException {
        noMore.set(true);
        long deadline = System.nanoTime() + atMost.toNanos();
        while (ledger.lines().stream().anyMatch(line -> line.acknowledged() == null)
                && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE);
        }
        over.set(true);
        callers.shutdown();
        boolean ended = callers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            callers.shutdownNow();
        }
    }

    @Override
    public void close() {
        over.set(true);
        callers.shutdownNow();
    }
}
