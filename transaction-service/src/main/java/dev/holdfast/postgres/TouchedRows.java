package dev.holdfast.postgres;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.Decision;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.RecordedDecision;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Everything that is touched, read after the batch lock is held: each statement has a snapshot of
/// its own, which is later than the lock, and nobody else writes until the end.
///
/// @param recorded the decisions of the view, with how far they got
/// @param lastPosted where the histories of the view's accounts begin, of those that have one
record TouchedRows(
        LedgerView view,
        Map<DecisionId, RecordedDecision> recorded,
        Map<AccountId, UUID> lastPosted) {

    static final String ACCOUNT_COLUMNS =
            "a.id, a.currency, a.balance, a.overdraft_limit, a.version";

    private static final int LAST_POSTED = 5;

    private static final String ACCOUNTS =
            "SELECT " + ACCOUNT_COLUMNS + ", a.last_posted FROM accounts a WHERE a.id = ANY ($1)";

    /// A reversal touches the accounts of its original, which its command does not name.
    private static final String ACCOUNTS_AND_ORIGINALS =
            ACCOUNTS
                    + """
                     OR a.id = ANY (ARRAY(
                        SELECT unnest(ARRAY[d.debit, d.credit]) FROM decisions d
                        WHERE d.id = ANY ($2)))
                    """;

    private static final String DECISIONS =
            "SELECT " + DecisionRow.COLUMNS + " FROM decisions d WHERE d.id = ANY ($1)";

    private static final String REVERSED =
            """
            SELECT d.original FROM decisions d
            WHERE d.original = ANY ($1) AND d.kind = 'REVERSE' AND d.outcome = 0
            """;

    /// Sends all that is to be read, in one go.
    static Future<TouchedRows> read(PgSession session, Touched touched) {
        UUID[] originals = ids(touched.originals());
        boolean reverses = originals.length > 0;
        UUID[] accounts = ChangeArrays.uuids(touched.accounts(), AccountId::value);
        Future<RowSet<Row>> accountRows =
                reverses
                        ? session.send(ACCOUNTS_AND_ORIGINALS, accounts, originals)
                        : session.send(ACCOUNTS, (Object) accounts);
        Future<RowSet<Row>> decisionRows = session.send(DECISIONS, (Object) all(touched));
        Future<Set<DecisionId>> reversed =
                reverses
                        ? session.send(REVERSED, (Object) originals).map(TouchedRows::reversed)
                        : Future.succeededFuture(Set.of());
        return Future.all(accountRows, decisionRows, reversed)
                .map(done -> of(accountRows.result(), decisionRows.result(), reversed.result()));
    }

    private static UUID[] all(Touched touched) {
        Set<DecisionId> all = new HashSet<>(touched.decisions());
        all.addAll(touched.originals());
        return ids(all);
    }

    private static UUID[] ids(Set<DecisionId> decisions) {
        return ChangeArrays.uuids(decisions, DecisionId::value);
    }

    private static TouchedRows of(
            RowSet<Row> accountRows, RowSet<Row> decisionRows, Set<DecisionId> reversed) {
        Map<AccountId, Account> accounts = HashMap.newHashMap(accountRows.size());
        Map<AccountId, UUID> lastPosted = HashMap.newHashMap(accountRows.size());
        for (Row row : accountRows) {
            Account account = account(row);
            accounts.put(account.id(), account);
            UUID last = row.getUUID(LAST_POSTED);
            if (last != null) {
                lastPosted.put(account.id(), last);
            }
        }
        Map<DecisionId, Decision> decisions = new HashMap<>();
        Map<DecisionId, RecordedDecision> recorded = new HashMap<>();
        for (Row row : decisionRows) {
            RecordedDecision found = DecisionRow.read(row);
            decisions.put(found.decision().id(), found.decision());
            recorded.put(found.decision().id(), found);
        }
        return new TouchedRows(new LedgerView(accounts, decisions, reversed), recorded, lastPosted);
    }

    /// From [#ACCOUNT_COLUMNS], which come first.
    static Account account(Row row) {
        return new Account(
                new AccountId(row.getUUID(0)),
                new CurrencyCode(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4));
    }

    private static Set<DecisionId> reversed(RowSet<Row> rows) {
        Set<DecisionId> reversed = new HashSet<>();
        rows.forEach(row -> reversed.add(new DecisionId(row.getUUID(0))));
        return reversed;
    }
}
