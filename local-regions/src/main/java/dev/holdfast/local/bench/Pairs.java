package dev.holdfast.local.bench;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// Draws the two sides of a transfer.
///
/// @param accounts to draw from; the first one is the hot one
record Pairs(List<UUID> accounts, Skew skew) {

    /// A debit and a credit account, which differ.
    record Pair(UUID debit, UUID credit) {}

    Pair next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int credit = skew == Skew.HOT ? 0 : random.nextInt(accounts.size());
        int step = 1 + random.nextInt(accounts.size() - 1);
        int debit = (credit + step) % accounts.size();
        return new Pair(accounts.get(debit), accounts.get(credit));
    }
}
