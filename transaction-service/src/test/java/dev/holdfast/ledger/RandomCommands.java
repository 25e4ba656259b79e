package dev.holdfast.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Commands from a seed: few keys and few accounts, so that repeats, reversals, conflicts and
/// rejections of every kind come up.
public final class RandomCommands {

    private static final long[] EDGES = {
        0, 1, 2, Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 2, 1L << 32
    };
    private static final String[] TEXTS = {"", "a", "Rent 06/2025", "Grüße", "😀 paid", "\uFFFF"};

    private final Random random;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<DecisionId> transactions = new ArrayList<>();
    private final List<Command> made = new ArrayList<>();

    public RandomCommands(long seed) {
        this.random = new Random(seed);
        accounts.add(Samples.account("never-opened"));
        transactions.add(Samples.decisionOf("never-made"));
    }

    public List<Command> batch(int atMost) {
        List<Command> batch = new ArrayList<>();
        int size = 1 + random.nextInt(atMost);
        for (int i = 0; i < size; i++) {
            batch.add(next());
        }
        return batch;
    }

    public Command next() {
        if (!made.isEmpty() && random.nextInt(12) == 0) {
            return made.get(random.nextInt(made.size()));
        }
        Command command = fresh();
        made.add(command);
        return command;
    }

    private Command fresh() {
        IdempotencyKey key = key();
        return switch (accounts.size() < 4 ? 0 : random.nextInt(10)) {
            case 0 -> {
                accounts.add(new AccountId(key.decisionId().value()));
                yield new Command.OpenAccount(key, currency(), limit());
            }
            case 1 -> new Command.ChangeOverdraftLimit(key, account(), amount());
            case 2, 3 -> new Command.Reverse(key, pick(transactions), details());
            default -> transfer(key);
        };
    }

    private Command transfer(IdempotencyKey key) {
        transactions.add(key.decisionId());
        AccountId debit = account();
        AccountId credit = account();
        while (credit.equals(debit)) {
            credit = account();
        }
        long amount = Math.max(1, amount());
        return new Command.Transfer(key, debit, credit, amount, currency(), details());
    }

    private IdempotencyKey key() {
        String scope = random.nextBoolean() ? "bank" : "Märkte";
        return new IdempotencyKey(scope, Integer.toString(random.nextInt(400)));
    }

    private AccountId account() {
        return pick(accounts);
    }

    private CurrencyCode currency() {
        return random.nextInt(8) == 0 ? Samples.USD : Samples.EUR;
    }

    private long amount() {
        return random.nextInt(5) == 0 ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(1_000);
    }

    private long limit() {
        return random.nextInt(3) == 0 ? Long.MAX_VALUE : amount();
    }

    private Details details() {
        TreeMap<String, String> metadata = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            metadata.put("n" + random.nextInt(9), text());
        }
        return Details.of(text(), metadata);
    }

    private String text() {
        return TEXTS[random.nextInt(TEXTS.length)];
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
