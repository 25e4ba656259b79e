package dev.holdfast.verdict;

import java.util.HashMap;
import java.util.Map;

/// The balances that survived, beside their own postings and beside the client's own books. All
/// accounts of a run begin at zero, and pay nobody else.
record Balances(Comparison comparison) {

    /// Whether they sum to zero, and each is the sum of its postings.
    boolean agree() {
        Map<String, Long> sums = new HashMap<>();
        found().postings()
                .forEach(posting -> sums.merge(posting.account(), posting.amount(), Long::sum));
        long total = found().balances().values().stream().mapToLong(Long::longValue).sum();
        return total == 0 && differences(sums) == 0;
    }

    /// How many differ from what the client has asked for and been promised.
    long wrong() {
        Map<String, Long> books = new HashMap<>();
        for (Transfer transfer : comparison.due()) {
            books.merge(transfer.debit(), -transfer.amount(), Long::sum);
            books.merge(transfer.credit(), transfer.amount(), Long::sum);
        }
        return differences(books);
    }

    private long differences(Map<String, Long> expected) {
        return found().balances().entrySet().stream()
                .filter(entry ->
                        expected.getOrDefault(entry.getKey(), 0L) != (long) entry.getValue())
                .count();
    }

    private Survivors found() {
        return comparison.found();
    }
}
