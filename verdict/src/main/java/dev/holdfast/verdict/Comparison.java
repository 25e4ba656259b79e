package dev.holdfast.verdict;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A client's books beside what survived, transaction by transaction.
///
/// @param lines by key
/// @param promised those lines that were promised an outcome
/// @param moved ids of all transactions that have postings
record Comparison(
        Map<String, ClientLedger.Line> lines,
        List<ClientLedger.Line> promised,
        Survivors found,
        Set<String> moved) {

    static Comparison of(List<ClientLedger.Line> lines, Survivors found) {
        Map<String, ClientLedger.Line> byKey = new HashMap<>();
        lines.forEach(line -> byKey.put(line.transfer().key(), line));
        return new Comparison(
                byKey,
                lines.stream().filter(line -> line.acknowledged() != null).toList(),
                found,
                found.postings().stream()
                        .map(Survivors.PostingFound::transaction)
                        .collect(Collectors.toSet()));
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
        Set<Side> sides = new HashSet<>();
        found.postings().forEach(posting -> sides.add(Side.of(posting)));
        return promised.stream()
                .filter(line -> look(line).filter(there -> isWhole(there, sides)).isEmpty())
                .toList();
    }

    private static boolean isWhole(Survivors.Found there, Set<Side> sides) {
        return !there.posted()
                || (sides.contains(new Side(there.debit(), there.id()))
                        && sides.contains(new Side(there.credit(), there.id())));
    }

    /// What a transaction did to one account. Of a long run there are millions.
    private record Side(String account, String transaction) {
        static Side of(Survivors.PostingFound posting) {
            return new Side(posting.account(), posting.transaction());
        }
    }

    /// What was promised has to be what was asked for, and so has what nobody was told about.
    long changed() {
        long ofPromised =
                promised.stream()
                        .filter(line ->
                                look(line).filter(there -> !isKept(there, line)).isPresent())
                        .count();
        long ofUnknown =
                unpromised().stream()
                        .filter(there -> asked(there).filter(it -> !there.isOf(it)).isPresent())
                        .count();
        return ofPromised + ofUnknown;
    }

    private static boolean isKept(Survivors.Found there, ClientLedger.Line line) {
        return there.posted() == promise(line).posted() && there.isOf(line.transfer());
    }

    /// Sides that were posted twice, and keys that moved money more than once.
    long duplicated() {
        Map<Side, Long> times =
                found.postings().stream()
                        .collect(Collectors.groupingBy(Side::of, Collectors.counting()));
        Map<String, Long> keys =
                moved.stream()
                        .flatMap(id -> Optional.ofNullable(found.transactions().get(id)).stream())
                        .filter(there -> lines.containsKey(there.reference()))
                        .collect(
                                Collectors.groupingBy(
                                        Survivors.Found::reference, Collectors.counting()));
        return moreThanOne(times.values()) + moreThanOne(keys.values());
    }

    private static long moreThanOne(Collection<Long> counts) {
        return counts.stream().filter(count -> count > 1).count();
    }

    /// Transactions that moved something, and whose key this client has never used.
    long invented() {
        Set<String> ids = promisedIds();
        return moved.stream()
                .filter(id -> !ids.contains(id))
                .map(id -> Optional.ofNullable(found.transactions().get(id)))
                .filter(there -> there.flatMap(this::asked).isEmpty())
                .count();
    }

    /// Transactions that moved something without a promise: of unknown outcome, or worse.
    List<Survivors.Found> unpromised() {
        Set<String> ids = promisedIds();
        return moved.stream()
                .filter(id -> !ids.contains(id))
                .flatMap(id -> Optional.ofNullable(found.transactions().get(id)).stream())
                .toList();
    }

    private Set<String> promisedIds() {
        return promised.stream().map(line -> promise(line).id()).collect(Collectors.toSet());
    }

    private Optional<Transfer> asked(Survivors.Found there) {
        return Optional.ofNullable(lines.get(there.reference())).map(ClientLedger.Line::transfer);
    }

    /// The transfers that have moved money if every promise was kept: those that were promised, and
    /// those of unknown outcome that are there.
    List<Transfer> due() {
        Set<String> there =
                unpromised().stream().map(Survivors.Found::reference).collect(Collectors.toSet());
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
