package dev.holdfast.loadtest;

import dev.holdfast.client.Book;
import dev.holdfast.client.LoadPlan;
import dev.holdfast.verdict.LedgerEntry.Kind;
import dev.holdfast.verdict.PlacedOrder;
import dev.holdfast.verdict.Transfer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What the n-th operation of a run is. It depends on nothing but the plan and n: the seed
/// reproduces the sequence, whoever is quick or slow.
final class Sequence {

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int PERCENT = 100;
    private static final int BULK = 20;
    private static final int SESSIONS = 1_000;
    private static final int UNSOUND = 10;

    /// One payment in so many is beyond the means of who would pay it. Its rejection is recorded
    /// and looked up like everything else.
    private static final int BEYOND_MEANS = 100;

    private final LoadPlan.Workload workload;

    Sequence(LoadPlan.Workload workload) {
        this.workload = workload;
    }

    /// @param number from 0
    Operation at(long number) {
        SplittableRandom random = new SplittableRandom(workload.seed() + number * SPREAD);
        String key = "load-" + workload.run() + "-" + number;
        List<String> accounts = workload.accounts();
        return switch (workload.mix().kindOf(random.nextInt(PERCENT))) {
            case PAYMENT -> new Operation.Payment(Kind.PAYMENT, between(key, random));
            case HOT_PAYMENT -> new Operation.Payment(Kind.HOT_PAYMENT, withTheHotOne(key, random));
            case BULK_PAYMENT -> bulk(key, random);
            case ORDER -> new Operation.Order(order(key, random));
            case READ -> new Operation.Read(key, accounts.get(random.nextInt(accounts.size())));
            case SESSION -> new Operation.Session(key, "load-" + random.nextInt(SESSIONS));
        };
    }

    private Transfer between(String key, SplittableRandom random) {
        return random.nextInt(BEYOND_MEANS) == 0
                ? toTheHotOne(key, random, Book.MORE_THAN_THEY_HAVE)
                : Transfer.between(key, workload.accounts(), random);
    }

    /// The hot account pays as often as it is paid. If it were only paid, it would have everything
    /// in the end, and a long run would test nothing but rejections.
    private Transfer withTheHotOne(String key, SplittableRandom random) {
        Transfer paid = toTheHotOne(key, random, Transfer.amount(random));
        return random.nextBoolean()
                ? paid
                : new Transfer(key, paid.credit(), paid.debit(), paid.amount());
    }

    private Transfer toTheHotOne(String key, SplittableRandom random, long amount) {
        List<String> accounts = workload.accounts();
        String from = accounts.get(1 + random.nextInt(accounts.size() - 1));
        return new Transfer(key, from, accounts.getFirst(), amount);
    }

    private Operation bulk(String key, SplittableRandom random) {
        return new Operation.Bulk(
                key,
                IntStream.range(0, BULK)
                        .mapToObj(item -> between(key + "-" + item, random))
                        .toList());
    }

    private PlacedOrder order(String key, SplittableRandom random) {
        List<String> accounts = workload.orderAccounts();
        int payer = random.nextInt(accounts.size());
        return new PlacedOrder(
                key,
                accounts.get(payer),
                accounts.get((payer + 1) % accounts.size()),
                Transfer.amount(random),
                random.nextInt(UNSOUND) != 0);
    }
}
