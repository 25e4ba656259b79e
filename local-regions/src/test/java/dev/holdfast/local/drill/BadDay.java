package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.client.ApiClient;
import dev.holdfast.client.Book;
import dev.holdfast.client.FailoverName;
import dev.holdfast.client.ReadSurvivors;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.verdict.Acknowledgement;
import dev.holdfast.verdict.ClientLedger;
import dev.holdfast.verdict.Survivors;
import dev.holdfast.verdict.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Load on a service while something bad happens, and what its clients find when it is over.
final class BadDay implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(8);
    private static final Duration RECOVERY = Duration.ofSeconds(40);
    private static final int ACCOUNTS = 10;
    private static final int CALLERS = 3;

    private final OneRegion region;
    private final RegionService service;
    private final ApiClient api;
    private final Book book;
    private final Load load;

    /// Returns when the service acknowledges transactions.
    static BadDay begin(OneRegion region, RegionService service)
            throws IOException, InterruptedException {
        BadDay day = new BadDay(region, service);
        day.load.start(new Load.Size(CALLERS, 1));
        day.awaitMore(20);
        return day;
    }

    private BadDay(OneRegion region, RegionService service)
            throws IOException, InterruptedException {
        this.region = region;
        this.service = service;
        this.api = new ApiClient(region.token(), CALL);
        FailoverName name = region.name(service);
        this.book = Book.open(api, name, UUID.randomUUID().toString(), ACCOUNTS);
        this.load = new Load(api, name, book);
    }

    /// Waits until so many more transactions are acknowledged.
    void awaitMore(int transactions) {
        long wanted = acknowledged().size() + transactions;
        Deadline.in(RECOVERY)
                .await(
                        transactions + " more acknowledgements",
                        () -> acknowledged().size() >= wanted);
    }

    /// Waits until so many more attempts have failed.
    void awaitFailures(int attempts) {
        long wanted = load.ledger().failedAttempts() + attempts;
        Deadline.in(RECOVERY)
                .await(
                        attempts + " more attempts that fail",
                        () -> load.ledger().failedAttempts() >= wanted);
    }

    private List<String> acknowledged() {
        return load.ledger().lines().stream()
                .map(ClientLedger.Line::acknowledged)
                .filter(Objects::nonNull)
                .map(Acknowledgement::id)
                .toList();
    }

    /// Ends the load, and requires that everything that was asked for has an outcome in the end,
    /// that every promise was kept, and that every one of them is in the journal.
    void end() throws IOException, InterruptedException {
        load.finish(RECOVERY);
        List<ClientLedger.Line> lines = load.ledger().lines();
        Survivors found = ReadSurvivors.at(api, service.address(), book.accounts(), lines);
        Verdict verdict = Verdict.of(lines, load.ledger().contradictions(), found);
        assertThat(load.ledger().contradictions()).isEmpty();
        assertThat(verdict.holds()).as(verdict.toString()).isTrue();
        assertThat(verdict.unknown()).isZero();
        assertThat(JournalBook.read(region.journal()).decisions()).containsAll(acknowledged());
    }

    @Override
    public void close() {
        load.close();
        api.close();
    }
}
