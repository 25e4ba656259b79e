package dev.holdfast.verdict;

import java.util.List;
import java.util.SplittableRandom;

/// A transfer as the client asked for it.
///
/// @param key its idempotency key
/// @param amount in minor units
public record Transfer(String key, String debit, String credit, long amount) {

    private static final int LARGEST = 500;

    /// Draws two different accounts and an amount; the same source draws the same transfer.
    ///
    /// @param accounts at least two
    public static Transfer between(String key, List<String> accounts, SplittableRandom random) {
        int from = random.nextInt(accounts.size());
        int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
        return new Transfer(key, accounts.get(from), accounts.get(to), amount(random));
    }

    /// Draws an amount of 1 to 500.
    public static long amount(SplittableRandom random) {
        return 1 + random.nextInt(LARGEST);
    }
}
