package dev.holdfast.postgres;

import dev.holdfast.ledger.Account;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.CurrencyCode;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Posting;
import dev.holdfast.processing.LedgerReader;
import dev.holdfast.processing.RecordedDecision;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads of the ledger. Each is one statement, so one snapshot, and works on a standby.
public final class PgLedgerReader implements LedgerReader {

    /// The outbox leaves in order: an account is in the journal once its opening, its last posting
    /// and its last change of the limit are. Those that are there are among the rows that this
    /// looks at.
    private static final String ACCOUNT =
            "SELECT "
                    + TouchedRows.ACCOUNT_COLUMNS
                    + """
                    , NOT EXISTS (
                        SELECT FROM outbox o WHERE o.id = ANY (ARRAY(
                            SELECT d.row_id FROM decisions d WHERE d.id IN (a.id, a.last_posted)
                            UNION ALL
                            SELECT d.row_id FROM decisions d
                            WHERE d.debit = a.id AND d.kind = 'LIMIT' AND d.outcome = 0)))
                    FROM accounts a WHERE a.id = $1
                    """;

    private static final String DECISION =
            "SELECT " + DecisionRow.COLUMNS + " FROM decisions d WHERE d.id = $1";

    /// Along the chain, one step by the primary key for each posting. LIMIT keeps it that way: as a
    /// plain join of the view, the planner reads the whole table for each step.
    private static final String HISTORY =
            """
            WITH RECURSIVE history AS (
                SELECT 1 AS n, p.* FROM postings p
                WHERE p.account = $1 AND p.transaction_id =
                    coalesce($2::uuid, (SELECT a.last_posted FROM accounts a WHERE a.id = $1))
                UNION ALL
                SELECT h.n + 1, p.*
                FROM history h CROSS JOIN LATERAL (
                    SELECT * FROM postings q
                    WHERE q.transaction_id = h.before AND q.account = h.account LIMIT 1) p
                WHERE h.n < $3
            )
            """;

    static final String POSTINGS = HISTORY + "SELECT h.* FROM history h ORDER BY h.n";

    static final String TRANSACTIONS =
            HISTORY
                    + "SELECT h.before, "
                    + DecisionRow.COLUMNS
                    + "FROM history h JOIN decisions d ON d.id = h.transaction_id ORDER BY h.n";

    private static final String TOTALS =
            "SELECT currency, sum(balance) FROM accounts GROUP BY currency";

    private final PgSessions sessions;
    private final Replicas replicas;

    public PgLedgerReader(Pool pool, Duration timeout, Replicas replicas) {
        this.sessions = new PgSessions(pool, timeout);
        this.replicas = replicas;
    }

    @Override
    public Uni<Optional<AccountState>> account(AccountId id) {
        return one(PgLedgerReader::accountState, ACCOUNT, id.value());
    }

    private static AccountState accountState(Row row) {
        Account account = TouchedRows.account(row);
        return new AccountState(
                account, row.getBoolean(5) ? Durability.GLOBAL : Durability.REGIONAL);
    }

    @Override
    public Uni<Optional<RecordedDecision>> decision(DecisionId id) {
        return one(DecisionRow::read, DECISION, id.value());
    }

    @Override
    public Uni<Stretch<Posting>> postings(AccountId account, Optional<DecisionId> from, int limit) {
        return stretch(PgLedgerReader::posting, POSTINGS, start(account, from, limit));
    }

    private static Posting posting(Row row) {
        return new Posting(
                new AccountId(row.getUUID("account")),
                row.getLong("version"),
                new DecisionId(row.getUUID("transaction_id")),
                row.getLong("amount"),
                row.getLong("balance"));
    }

    @Override
    public Uni<Stretch<RecordedDecision>> transactions(
            AccountId account, Optional<DecisionId> from, int limit) {
        return stretch(DecisionRow::read, TRANSACTIONS, start(account, from, limit));
    }

    private static @Nullable Object[] start(
            AccountId account, Optional<DecisionId> from, int limit) {
        UUID first = from.map(DecisionId::value).orElse(null);
        return new @Nullable Object[] {account.value(), first, limit};
    }

    private <T> Uni<Stretch<T>> stretch(
            Function<Row, T> mapping, String sql, @Nullable Object[] start) {
        return sessions.use(
                session -> session.send(sql, start).map(rows -> stretch(mapping, rows)));
    }

    private static <T> Stretch<T> stretch(Function<Row, T> mapping, RowSet<Row> rows) {
        UUID next = null;
        List<T> items = new ArrayList<>(rows.size());
        for (Row row : rows) {
            items.add(mapping.apply(row));
            next = row.getUUID("before");
        }
        return new Stretch<>(items, Optional.ofNullable(next).map(DecisionId::new));
    }

    @Override
    public Uni<Replication> replication() {
        return one(PgLedgerReader::replication, replicas.sql()).map(Optional::orElseThrow);
    }

    private static Replication replication(Row row) {
        boolean writable = row.getBoolean("writable");
        return writable
                ? Replication.OF_WRITER
                : new Replication(
                        false,
                        row.getBoolean("streaming"),
                        millis(row.getLong("lag")),
                        millis(row.getLong("silence")));
    }

    private static Optional<Duration> millis(@Nullable Long value) {
        return Optional.ofNullable(value).map(found -> Duration.ofMillis(Math.max(found, 0)));
    }

    @Override
    public Uni<Map<CurrencyCode, BigInteger>> totals() {
        return sessions.use(session -> session.send(TOTALS).map(PgLedgerReader::totals));
    }

    private static Map<CurrencyCode, BigInteger> totals(RowSet<Row> rows) {
        Map<CurrencyCode, BigInteger> totals = new HashMap<>();
        rows.forEach(row ->
                totals.put(
                        new CurrencyCode(row.getString(0)), row.getNumeric(1).bigIntegerValue()));
        return totals;
    }

    private <T> Uni<Optional<T>> one(Function<Row, T> mapping, String sql, Object... parameters) {
        return list(mapping, sql, parameters).map(found -> found.stream().findFirst());
    }

    private <T> Uni<List<T>> list(Function<Row, T> mapping, String sql, Object... parameters) {
        return sessions.use(session ->
                session.send(sql, parameters).map(rows -> rows.stream().map(mapping).toList()));
    }
}
