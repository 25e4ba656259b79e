package dev.holdfast.local.bench;

import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Details;
import dev.holdfast.ledger.IdempotencyKey;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.processing.Reply;
import dev.holdfast.processing.SubmitTransactions;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// (c) Through the service's own classes in this process, with its database and its journal, but
/// without HTTP: 2,000 callers that each wait for their acknowledgement.
final class InProcess implements Contender {

    private static final int CALLERS = 2_000;
    private static final int GRACE_SECONDS = 10;
    private static final CurrencyCode CURRENCY = new CurrencyCode("EUR");

    private final SubmitTransactions transactions;
    private final List<UUID> accounts;

    InProcess(SubmitTransactions transactions, List<UUID> accounts) {
        this.transactions = transactions;
        this.accounts = accounts;
    }

    @Override
    public String title() {
        return "c  service in process, 2,000 callers";
    }

    @Override
    public Latencies run(Skew skew, Duration time) throws InterruptedException {
        Latencies latencies = new Latencies();
        Pairs pairs = new Pairs(accounts, skew);
        long deadline = System.nanoTime() + time.toNanos();
        CountDownLatch running = new CountDownLatch(CALLERS);
        Caller caller = new Caller(pairs, deadline, latencies, running);
        for (int i = 0; i < CALLERS; i++) {
            caller.next();
        }
        if (!running.await(time.toSeconds() + GRACE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Some transfers were not acknowledged in time.");
        }
        return latencies;
    }

    private final class Caller {

        private final Pairs pairs;
        private final long deadline;
        private final Latencies latencies;
        private final CountDownLatch running;

        Caller(Pairs pairs, long deadline, Latencies latencies, CountDownLatch running) {
            this.pairs = pairs;
            this.deadline = deadline;
            this.latencies = latencies;
            this.running = running;
        }

        void next() {
            if (System.nanoTime() >= deadline) {
                running.countDown();
                return;
            }
            long start = System.nanoTime();
            transactions.submit(transfer()).subscribe().with(reply -> replied(start, reply));
        }

        private Command transfer() {
            Pairs.Pair pair = pairs.next();
            return new Command.Transfer(
                    new IdempotencyKey("bench", UUID.randomUUID().toString()),
                    new AccountId(pair.debit()),
                    new AccountId(pair.credit()),
                    1,
                    CURRENCY,
                    Details.NONE);
        }

        private void replied(long start, Reply reply) {
            boolean posted =
                    reply instanceof Reply.Acknowledged acknowledged
                            && acknowledged.decision().outcome() instanceof Outcome.Posted;
            if (posted) {
                latencies.done(start, 1);
            } else {
                latencies.failed(1);
            }
            next();
        }
    }
}
