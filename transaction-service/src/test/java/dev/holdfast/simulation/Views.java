package dev.holdfast.simulation;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Outcome;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.RecordedDecision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// What a transaction locks and sees of the tables.
final class Views {

    private Views() {}

    /// Keys and accounts, those of the originals of reversals included. Absent ones are locked as
    /// well: they must not come into being meanwhile.
    static Set<UUID> keys(Tables tables, Touched touched) {
        Set<UUID> keys = new HashSet<>();
        touched.decisions().forEach(id -> keys.add(id.value()));
        touched.originals().forEach(id -> keys.add(id.value()));
        accounts(tables, touched).forEach(id -> keys.add(id.value()));
        return keys;
    }

    private static Set<AccountId> accounts(Tables tables, Touched touched) {
        Set<AccountId> accounts = new HashSet<>(touched.accounts());
        for (DecisionId original : touched.originals()) {
            Tables.Recorded recorded = tables.decisions.get(original);
            if (recorded != null
                    && recorded.decision().outcome() instanceof Outcome.Posted posted) {
                accounts.add(posted.debit());
                accounts.add(posted.credit());
            }
        }
        return accounts;
    }

    static LedgerView view(Tables tables, Touched touched) {
        Map<AccountId, Account> accounts = new HashMap<>();
        for (AccountId id : accounts(tables, touched)) {
            tables.accounts.computeIfPresent(id, (same, account) -> see(accounts, account));
        }
        Map<DecisionId, Decision> decisions = new HashMap<>();
        recorded(tables, touched).forEach((id, found) -> decisions.put(id, found.decision()));
        Set<DecisionId> reversed = new HashSet<>(touched.originals());
        reversed.retainAll(tables.reversed);
        return new LedgerView(accounts, decisions, reversed);
    }

    private static Account see(Map<AccountId, Account> accounts, Account account) {
        accounts.put(account.id(), account);
        return account;
    }

    static Map<DecisionId, RecordedDecision> recorded(Tables tables, Touched touched) {
        Map<DecisionId, RecordedDecision> found = new HashMap<>();
        touched.decisions().forEach(id -> note(tables, id, found));
        touched.originals().forEach(id -> note(tables, id, found));
        return found;
    }

    private static void note(
            Tables tables, DecisionId id, Map<DecisionId, RecordedDecision> found) {
        Tables.Recorded recorded = tables.decisions.get(id);
        if (recorded != null) {
            RowId row = recorded.row();
            boolean journaled = !tables.rows.containsKey(row);
            found.put(id, new RecordedDecision(recorded.decision(), row, journaled));
        }
    }
}
