package dev.holdfast.local.drill;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a client finds when it compares its own books with the surviving region. Pure.
///
/// @param acknowledged transfers that were promised an outcome
/// @param unknown transfers that were not; they may be there or not, but not twice
/// @param lost promised, and not there
/// @param duplicated there more than once, by their postings or by contradicting promises
/// @param changed there with other content than was promised
/// @param invented there, and never asked for
/// @param balanced whether all balances sum to zero and equal the sums of their postings
record Verdict(
        long acknowledged,
        long unknown,
        long lost,
        long duplicated,
        long changed,
        long invented,
        boolean balanced) {

    static Verdict of(
            List<ClientLedger.Line> lines,
            List<ClientLedger.Contradiction> contradictions,
            Survivors found) {
        List<ClientLedger.Line> promised =
                lines.stream().filter(line -> line.acknowledged() != null).toList();
        Map<String, Long> sides = sides(found);
        return new Verdict(
                promised.size(),
                lines.size() - promised.size(),
                promised.stream().filter(line -> isLost(line, found, sides)).count(),
                duplicated(found) + contradictions.size(),
                promised.stream().filter(line -> isChanged(line, found)).count(),
                invented(promised, lines, found),
                isBalanced(found));
    }

    /// Whether nothing that the service promised was broken.
    boolean holds() {
        return lost == 0 && duplicated == 0 && changed == 0 && invented == 0 && balanced;
    }

    private static Survivors.@Nullable Found look(ClientLedger.Line line, Survivors found) {
        Acknowledgement promise = line.acknowledged();
        return promise == null ? null : found.transactions().get(promise.id());
    }

    /// A posted transaction without its two postings moved no money: it is as lost as an absent
    /// one.
    private static boolean isLost(
            ClientLedger.Line line, Survivors found, Map<String, Long> sides) {
        Survivors.Found there = look(line, found);
        if (there == null) {
            return true;
        }
        return there.posted()
                && (!sides.containsKey(side(there.debit(), there.id()))
                        || !sides.containsKey(side(there.credit(), there.id())));
    }

    private static Map<String, Long> sides(Survivors found) {
        Map<String, Long> sides = new HashMap<>();
        found.postings()
                .forEach(posting ->
                        sides.put(
                                side(posting.account(), posting.transaction()), posting.amount()));
        return sides;
    }

    private static String side(String account, String transaction) {
        return account + " " + transaction;
    }

    private static boolean isChanged(ClientLedger.Line line, Survivors found) {
        Survivors.Found there = look(line, found);
        Acknowledgement promise = line.acknowledged();
        if (there == null || promise == null) {
            return false;
        }
        Transfer asked = line.transfer();
        return there.posted() != promise.posted()
                || there.amount() != asked.amount()
                || !there.debit().equals(asked.debit())
                || !there.credit().equals(asked.credit());
    }

    private static long duplicated(Survivors found) {
        Map<String, Integer> times = new HashMap<>();
        found.postings()
                .forEach(posting ->
                        times.merge(
                                side(posting.account(), posting.transaction()), 1, Integer::sum));
        return times.values().stream().filter(count -> count > 1).count();
    }

    /// Transactions with postings that nobody asked for: by count, as unknown ones have no id yet.
    private static long invented(
            List<ClientLedger.Line> promised, List<ClientLedger.Line> lines, Survivors found) {
        Set<String> moved = new HashSet<>();
        found.postings().forEach(posting -> moved.add(posting.transaction()));
        promised.forEach(line -> {
            Acknowledgement promise = line.acknowledged();
            if (promise != null) {
                moved.remove(promise.id());
            }
        });
        return Math.max(0, moved.size() - (lines.size() - promised.size()));
    }

    private static boolean isBalanced(Survivors found) {
        Map<String, Long> sums = new HashMap<>();
        found.postings()
                .forEach(posting -> sums.merge(posting.account(), posting.amount(), Long::sum));
        boolean explained =
                found.balances().entrySet().stream()
                        .allMatch(entry ->
                                sums.getOrDefault(entry.getKey(), 0L).equals(entry.getValue()));
        return explained
                && found.balances().values().stream().mapToLong(Long::longValue).sum() == 0;
    }
}
