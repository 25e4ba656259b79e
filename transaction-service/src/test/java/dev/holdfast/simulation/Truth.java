package dev.holdfast.simulation;

import dev.holdfast.journal.ChainedEntry;
import dev.holdfast.journal.DecisionCodec;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Answer;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerRules;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the journal says, entry by entry as they land: the fold that every database is compared
/// with. It checks that the journal's own order explains each decision.
final class Truth {

    /// A decision and the entry that carries it.
    record Journaled(Decision decision, Position position) {}

    private record Mark(long sum, EntryHash hash, boolean seal) {}

    private final World world;
    private final Book book = new Book();
    private final Map<DecisionId, Journaled> decisions = new HashMap<>();
    private final List<Journaled> order = new ArrayList<>();
    private final Set<DecisionId> reversed = new HashSet<>();
    private final TreeMap<Position, Mark> marks = new TreeMap<>();
    private long sum;

    Truth(World world) {
        this.world = world;
    }

    @Nullable Journaled find(DecisionId id) {
        return decisions.get(id);
    }

    int size() {
        return decisions.size();
    }

    Book book() {
        return book;
    }

    /// The decisions that the journal holds up to a position, in its order.
    List<Decision> upTo(Position position) {
        return order.stream()
                .filter(journaled -> journaled.position().compareTo(position) <= 0)
                .map(Journaled::decision)
                .toList();
    }

    /// Everything that is in the journal has been folded into it up to here.
    Position end() {
        return marks.isEmpty() ? Position.START : marks.lastKey();
    }

    void fold(ChainedEntry entry) {
        if (entry.entry() instanceof Entry.Decisions batch) {
            for (var row : batch.rows()) {
                DecisionCodec.decode(row.decisions()).forEach(one -> fold(one, entry.position()));
            }
        }
        boolean seal = entry.entry() instanceof Entry.Seal;
        marks.put(entry.position(), new Mark(sum, entry.hash(), seal));
    }

    private void fold(Decision decision, Position position) {
        if (decisions.containsKey(decision.id())) {
            String what = decision.id() + " is in the journal a second time, at " + position;
            world.violated(Invariant.ONE_OUTCOME_PER_KEY, what);
            return;
        }
        explain(decision, position);
        Journaled journaled = new Journaled(decision, position);
        decisions.put(decision.id(), journaled);
        order.add(journaled);
        if (Tables.isReversal(decision)) {
            reversed.add(((Command.Reverse) decision.command()).original());
        }
        sum += Checksum.effect(decision);
        String fault = book.apply(decision);
        if (!fault.isEmpty()) {
            world.violated(
                    Invariant.MONEY_CONSERVED, fault + " after " + decision + " at " + position);
        }
    }

    /// Decided again, on what the journal holds so far, it must come out the same.
    private void explain(Decision decision, Position position) {
        Touched touched = Touched.byDecisions(List.of(decision));
        Map<AccountId, Account> accounts = new HashMap<>();
        touched.accounts().forEach(id -> book.find(id).ifPresent(found -> accounts.put(id, found)));
        Map<DecisionId, Decision> known = new HashMap<>();
        touched.originals().stream()
                .map(decisions::get)
                .filter(Objects::nonNull)
                .forEach(found -> see(found.decision(), known, accounts));
        Set<DecisionId> taken = new HashSet<>(touched.originals());
        taken.retainAll(reversed);
        LedgerView view = new LedgerView(accounts, known, taken);
        Answer again =
                LedgerRules.decide(List.of(decision.command()), view, decision.decidedAt())
                        .answers()
                        .getFirst();
        if (!again.decision().equals(decision)) {
            String what = position + " holds " + decision + ", but its order makes it " + again;
            world.violated(Invariant.CLOSED_UNDER_DEPENDENCY, what);
        }
    }

    private void see(
            Decision original, Map<DecisionId, Decision> known, Map<AccountId, Account> accounts) {
        known.put(original.id(), original);
        Touched.byDecisions(List.of(original))
                .accounts()
                .forEach(id -> book.find(id).ifPresent(found -> accounts.put(id, found)));
    }

    /// Whether the journal has this position: an entry, or the start of an epoch.
    boolean has(Position position) {
        return position.sequence() == 0 || marks.containsKey(position);
    }

    /// The checksum of everything up to a position.
    long sumAt(Position position) {
        var mark = marks.floorEntry(position);
        return mark == null ? 0 : mark.getValue().sum();
    }

    /// Whether a database that stands there may have this hash.
    boolean chains(Position position, EntryHash hash) {
        var mark = marks.floorEntry(position);
        if (mark == null) {
            return hash.equals(EntryHash.GENESIS);
        }
        boolean exact = position.sequence() > 0 || mark.getValue().seal();
        return !exact || mark.getValue().hash().equals(hash);
    }
}
