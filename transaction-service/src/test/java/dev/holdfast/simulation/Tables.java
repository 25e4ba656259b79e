package dev.holdfast.simulation;

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
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Posting;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.region.Epoch;
import dev.holdfast.region.Gate;
import dev.holdfast.region.RegionName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The tables of a ledger database, with what PostgreSQL would refuse to write into them.
final class Tables {

    /// A row of the decisions table.
    record Recorded(Decision decision, RowId row) {}

    final Map<AccountId, Account> accounts = new HashMap<>();
    final Map<DecisionId, Recorded> decisions = new HashMap<>();
    final Set<DecisionId> reversed = new HashSet<>();
    final Map<AccountId, TreeMap<Long, Posting>> postings = new HashMap<>();
    final TreeMap<Long, OutboxRow> outbox = new TreeMap<>();
    final Map<RowId, OutboxRow> rows = new HashMap<>();
    Position position = Position.START;
    EntryHash hash = EntryHash.GENESIS;
    Gate gate = new Gate(Epoch.NONE, new RegionName("none"), false);
    long lastOrder;
    private long sum;

    Tables copy() {
        Tables copy = new Tables();
        copy.accounts.putAll(accounts);
        copy.decisions.putAll(decisions);
        copy.reversed.addAll(reversed);
        postings.forEach((account, list) -> copy.postings.put(account, new TreeMap<>(list)));
        copy.outbox.putAll(outbox);
        copy.rows.putAll(rows);
        copy.position = position;
        copy.hash = hash;
        copy.gate = gate;
        copy.lastOrder = lastOrder;
        copy.sum = sum;
        return copy;
    }

    /// The checksum of accounts and decisions.
    long sum() {
        return sum;
    }

    /// Whether the primary keys allow the change.
    boolean allows(OutboxRow row, LedgerChange change) {
        return !outbox.containsKey(row.order()) && allows(change);
    }

    boolean allows(LedgerChange change) {
        return change.decisions().stream()
                        .noneMatch(decision -> decisions.containsKey(decision.id()))
                && change.opened().stream()
                        .noneMatch(account -> accounts.containsKey(account.id()));
    }

    /// @param carriers the row that carried each decision
    void insert(LedgerChange change, List<RowId> carriers) {
        for (int i = 0; i < carriers.size(); i++) {
            Decision decision = change.decisions().get(i);
            decisions.put(decision.id(), new Recorded(decision, carriers.get(i)));
            sum += Checksum.of(decision);
            if (isReversal(decision)) {
                reversed.add(((Command.Reverse) decision.command()).original());
            }
        }
        change.opened().forEach(this::put);
        change.changed().forEach(this::put);
        change.postings().forEach(this::put);
    }

    static boolean isReversal(Decision decision) {
        return decision.command() instanceof Command.Reverse
                && decision.outcome() instanceof Outcome.Posted;
    }

    private void put(Account account) {
        forget(accounts.put(account.id(), account));
        sum += Checksum.of(account);
    }

    private void forget(@Nullable Account account) {
        sum -= account == null ? 0 : Checksum.of(account);
    }

    private void put(Posting posting) {
        postings.computeIfAbsent(posting.account(), absent -> new TreeMap<>())
                .put(posting.version(), posting);
    }

    void remove(LedgerUndo undo) {
        for (DecisionId id : undo.removed()) {
            Decision decision = decisions.remove(id).decision();
            sum -= Checksum.of(decision);
            if (isReversal(decision)) {
                reversed.remove(((Command.Reverse) decision.command()).original());
            }
        }
        undo.restored().forEach(this::restore);
        undo.closed().forEach(this::close);
    }

    private void restore(Account account) {
        put(account);
        TreeMap<Long, Posting> made = postings.get(account.id());
        if (made != null) {
            made.tailMap(account.version(), false).clear();
        }
    }

    private void close(AccountId account) {
        forget(accounts.remove(account));
        postings.remove(account);
    }

    void add(OutboxRow row) {
        outbox.put(row.order(), row);
        rows.put(row.id(), row);
        lastOrder = Math.max(lastOrder, row.order());
    }

    void delete(RowId id) {
        OutboxRow row = rows.remove(id);
        if (row != null) {
            outbox.remove(row.order());
        }
    }

    void moveTo(Position reached, EntryHash last) {
        position = reached;
        hash = last;
    }
}
