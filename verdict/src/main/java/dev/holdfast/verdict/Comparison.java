package dev.holdfast.verdict;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A client's books beside what survived, transaction by transaction.
///
/// Of a long run there are millions: each of these is made once, and nothing is kept twice.
///
/// @param lines by key
/// @param promised those lines that were promised an outcome
/// @param moved what each transaction that has postings did
/// @param unpromised ids of those of them that nobody was promised
record Comparison(
        Map<String, ClientLedger.Line> lines,
        List<ClientLedger.Line> promised,
        Survivors found,
        Map<String, List<Survivors.PostingFound>> moved,
        List<String> unpromised) {

    static Comparison of(List<ClientLedger.Line> lines, Survivors found) {
        Map<String, ClientLedger.Line> byKey = new HashMap<>();
        lines.forEach(line -> byKey.put(line.transfer().key(), line));
        List<ClientLedger.Line> promised =
                lines.stream().filter(line -> line.acknowledged() != null).toList();
        Map<String, List<Survivors.PostingFound>> moved = new HashMap<>();
        found.postings()
                .forEach(one -> moved.merge(one.transaction(), List.of(one), Comparison::both));
        Set<String> ids =
                promised.stream().map(line -> promise(line).id()).collect(Collectors.toSet());
        List<String> others = moved.keySet().stream().filter(id -> !ids.contains(id)).toList();
        return new Comparison(byKey, promised, found, moved, others);
    }

    /// Nearly every transaction has two postings: a list of just these is small.
    private static List<Survivors.PostingFound> both(
            List<Survivors.PostingFound> some, List<Survivors.PostingFound> one) {
        return some.size() == 1
                ? List.of(some.getFirst(), one.getFirst())
                : Stream.concat(some.stream(), one.stream()).toList();
    }

    static Acknowledgement promise(ClientLedger.Line line) {
        return Objects.requireNonNull(line.acknowledged());
    }

    private Optional<Survivors.Found> look(ClientLedger.Line line) {
        return Optional.ofNullable(found.transactions().get(promise(line).id()));
    }

    /// A posted transaction without its two postings moved no money: it is as lost as an absent
    /// one.
    List<ClientLedger.Line> lost() {
        return promised.stream()
                .filter(line -> look(line).filter(this::isWhole).isEmpty())
                .toList();
    }

    private boolean isWhole(Survivors.Found there) {
        List<Survivors.PostingFound> sides = moved.getOrDefault(there.id(), List.of());
        return !there.posted() || (touches(sides, there.debit()) && touches(sides, there.credit()));
    }

    private static boolean touches(List<Survivors.PostingFound> sides, String account) {
        return sides.stream().anyMatch(side -> side.account().equals(account));
    }

    /// What was promised has to be what was asked for, and so has what nobody was told about.
    long changed() {
        long ofPromised =
                promised.stream()
                        .filter(line ->
                                look(line).filter(there -> !isKept(there, line)).isPresent())
                        .count();
        long ofUnknown =
                strangers()
                        .filter(there -> asked(there).filter(it -> !there.isOf(it)).isPresent())
                        .count();
        return ofPromised + ofUnknown;
    }

    private static boolean isKept(Survivors.Found there, ClientLedger.Line line) {
        return there.posted() == promise(line).posted() && there.isOf(line.transfer());
    }

    /// Sides that were posted twice, and keys that moved money more than once.
    long duplicated() {
        long sides = moved.values().stream().mapToLong(Comparison::repeated).sum();
        Map<String, Long> keys =
                moved.keySet().stream()
                        .flatMap(id -> Optional.ofNullable(found.transactions().get(id)).stream())
                        .filter(there -> lines.containsKey(there.reference()))
                        .collect(
                                Collectors.groupingBy(
                                        Survivors.Found::reference, Collectors.counting()));
        return sides + moreThanOne(keys.values());
    }

    private static long repeated(List<Survivors.PostingFound> sides) {
        return moreThanOne(
                sides.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Survivors.PostingFound::account, Collectors.counting()))
                        .values());
    }

    private static long moreThanOne(Collection<Long> counts) {
        return counts.stream().filter(count -> count > 1).count();
    }

    /// Transactions that moved something, and whose key this client has never used.
    long invented() {
        return unpromised.stream()
                .map(id -> Optional.ofNullable(found.transactions().get(id)))
                .filter(there -> there.flatMap(this::asked).isEmpty())
                .count();
    }

    /// Transactions that moved something without a promise: of unknown outcome, or worse.
    private Stream<Survivors.Found> strangers() {
        return unpromised.stream()
                .flatMap(id -> Optional.ofNullable(found.transactions().get(id)).stream());
    }

    private Optional<Transfer> asked(Survivors.Found there) {
        return Optional.ofNullable(lines.get(there.reference())).map(ClientLedger.Line::transfer);
    }

    /// The transfers that have moved money if every promise was kept: those that were promised, and
    /// those of unknown outcome that are there.
    List<Transfer> due() {
        Set<String> there = strangers().map(Survivors.Found::reference).collect(Collectors.toSet());
        return lines.values().stream()
                .filter(line -> isDue(line, there))
                .map(ClientLedger.Line::transfer)
                .toList();
    }

    private static boolean isDue(ClientLedger.Line line, Set<String> there) {
        Acknowledgement promise = line.acknowledged();
        return promise == null ? there.contains(line.transfer().key()) : promise.posted();
    }
}
