package dev.holdfast.boot;

import dev.holdfast.journal.EntryHash;
import dev.holdfast.journal.Position;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Command;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Posting;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// The tables of a ledger database, in memory. One lock stands for all of its locks.
public final class FakeLedger {

    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<DecisionId, Decision> decisions = new HashMap<>();
    private final Map<DecisionId, RowId> carriers = new HashMap<>();
    private final List<Posting> postings = new ArrayList<>();
    private final LinkedHashMap<RowId, OutboxRow> outbox = new LinkedHashMap<>();
    private Standing standing =
            new Standing(
                    new Gate(Epoch.NONE, new RegionName("none"), false),
                    Position.START,
                    EntryHash.GENESIS,
                    true);
    private long orders;
    private volatile boolean down;
    private volatile Optional<Duration> lag = Optional.of(Duration.ZERO);

    /// Does something under the lock, unless the database is down.
    synchronized <T> T locked(Supplier<T> work) {
        if (down) {
            throw new StoreFailure(StoreFailure.Kind.UNAVAILABLE, "The database is down.");
        }
        return work.get();
    }

    public void goDown(boolean isDown) {
        down = isDown;
    }

    public synchronized void lagBy(Optional<Duration> behind) {
        lag = behind;
    }

    Optional<Duration> lag() {
        return lag;
    }

    public synchronized void stand(Gate gate, boolean writable) {
        outbox.clear();
        standing = new Standing(gate, Position.startOf(gate.epoch()), EntryHash.GENESIS, writable);
    }

    Standing standing() {
        return standing;
    }

    void moveTo(Position position, EntryHash hash) {
        standing = new Standing(standing.gate(), position, hash, standing.writable());
    }

    void gate(Gate gate) {
        standing = new Standing(gate, standing.position(), standing.hash(), standing.writable());
    }

    void promote() {
        standing = new Standing(standing.gate(), standing.position(), standing.hash(), true);
    }

    long nextOrder() {
        return ++orders;
    }

    LinkedHashMap<RowId, OutboxRow> outbox() {
        return outbox;
    }

    Optional<Account> account(AccountId id) {
        return Optional.ofNullable(accounts.get(id));
    }

    List<Posting> postingsOf(AccountId account) {
        return postings.reversed().stream().filter(p -> p.account().equals(account)).toList();
    }

    Optional<RecordedDecision> decision(DecisionId id) {
        return Optional.ofNullable(decisions.get(id)).map(this::recorded);
    }

    private RecordedDecision recorded(Decision decision) {
        RowId row = carriers.get(decision.id());
        return new RecordedDecision(decision, row, !outbox.containsKey(row));
    }

    boolean isCarriedBy(DecisionId decision, RowId row) {
        return row.equals(carriers.get(decision));
    }

    LedgerView view(Touched touched) {
        Map<DecisionId, Decision> known = new HashMap<>();
        Set<AccountId> wanted = new HashSet<>(touched.accounts());
        touched.decisions().forEach(id -> know(id, known));
        for (DecisionId original : touched.originals()) {
            know(original, known);
            if (known.get(original) != null
                    && known.get(original).outcome() instanceof Outcome.Posted posted) {
                wanted.add(posted.debit());
                wanted.add(posted.credit());
            }
        }
        Map<AccountId, Account> found = new HashMap<>();
        wanted.forEach(id -> account(id).ifPresent(account -> found.put(id, account)));
        return new LedgerView(found, known, reversed(touched));
    }

    private void know(DecisionId id, Map<DecisionId, Decision> known) {
        if (decisions.containsKey(id)) {
            known.put(id, decisions.get(id));
        }
    }

    private Set<DecisionId> reversed(Touched touched) {
        Set<DecisionId> reversed = new HashSet<>();
        for (Decision decision : decisions.values()) {
            if (decision.command() instanceof Command.Reverse reverse
                    && decision.outcome() instanceof Outcome.Posted
                    && touched.originals().contains(reverse.original())) {
                reversed.add(reverse.original());
            }
        }
        return reversed;
    }

    void apply(LedgerChange change, List<RowId> rows) {
        for (int i = 0; i < change.decisions().size(); i++) {
            Decision decision = change.decisions().get(i);
            decisions.put(decision.id(), decision);
            carriers.put(decision.id(), rows.get(i));
        }
        postings.addAll(change.postings());
        change.opened().forEach(account -> accounts.put(account.id(), account));
        change.changed().forEach(account -> accounts.put(account.id(), account));
    }

    void revert(LedgerUndo undo) {
        undo.removed().forEach(decisions::remove);
        undo.removed().forEach(carriers::remove);
        undo.restored().forEach(account -> accounts.put(account.id(), account));
        undo.closed().forEach(accounts::remove);
        for (Account account : undo.restored()) {
            postings.removeIf(
                    p -> p.account().equals(account.id()) && p.version() > account.version());
        }
    }
}
