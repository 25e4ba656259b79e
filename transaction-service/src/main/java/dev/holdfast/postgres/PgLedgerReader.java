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

    /// The outbox leaves in order: if the last change of an account is in the journal, all are. A
    /// last change that is neither a posting nor the opening was one of the limit, which the
    /// account does not name; then only an empty outbox proves it.
    private static final String ACCOUNT =
            "SELECT "
                    + TouchedRows.ACCOUNT_COLUMNS
                    + """
                    , CASE
                        WHEN d.id IS NOT NULL
                        THEN NOT EXISTS (SELECT FROM outbox o WHERE o.id = d.row_id)
                        ELSE NOT EXISTS (SELECT FROM outbox) END
                    FROM accounts a
                    LEFT JOIN postings p
                        ON p.transaction_id = a.last_posted AND p.account = a.id AND p.version = a.version
                    LEFT JOIN decisions d
                        ON d.id = CASE WHEN a.version = 1 THEN a.id ELSE p.transaction_id END
                    WHERE a.id = $1
                    """;

    private static final String DECISION =
            "SELECT " + DecisionRow.COLUMNS + " FROM decisions d WHERE d.id = $1";

    /// Along the chain, one step by the primary key for each posting.
    private static final String HISTORY =
            """
            WITH RECURSIVE history AS (
                SELECT 1 AS n, p.* FROM postings p
                WHERE p.account = $1 AND p.transaction_id =
                    coalesce($2::uuid, (SELECT a.last_posted FROM accounts a WHERE a.id = $1))
                UNION ALL
                SELECT h.n + 1, p.*
                FROM history h JOIN postings p ON p.transaction_id = h.before AND p.account = h.account
                WHERE h.n < $3
            )
            """;

    private static final String POSTINGS = HISTORY + "SELECT h.* FROM history h ORDER BY h.n";

    private static final String TRANSACTIONS =
            HISTORY
                    + "SELECT h.before, "
                    + DecisionRow.COLUMNS
                    + "FROM history h JOIN decisions d ON d.id = h.transaction_id ORDER BY h.n";

    /// Only members of pg_read_all_stats see the status; others see that there is a receiver.
    private static final String REPLICATION =
            """
            SELECT NOT pg_is_in_recovery() AS writable,
                   EXISTS (SELECT FROM pg_stat_wal_receiver
                           WHERE coalesce(status, 'streaming') = 'streaming') AS streaming,
                   pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() AS caught_up,
                   (extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
                       * 1000)::bigint AS age
            """;

    private static final String TOTALS =
            "SELECT currency, sum(balance) FROM accounts GROUP BY currency";

    private final PgSessions sessions;

    public PgLedgerReader(Pool pool, Duration timeout) {
        this.sessions = new PgSessions(pool, timeout);
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
        return one(PgLedgerReader::replication, REPLICATION).map(Optional::orElseThrow);
    }

    private static Replication replication(Row row) {
        boolean writable = row.getBoolean("writable");
        boolean streaming = row.getBoolean("streaming");
        return new Replication(
                writable, streaming, writable ? Optional.of(Duration.ZERO) : lag(row, streaming));
    }

    private static Optional<Duration> lag(Row row, boolean streaming) {
        Boolean caughtUp = row.getBoolean("caught_up");
        if (!streaming || caughtUp == null) {
            return Optional.empty();
        }
        return caughtUp
                ? Optional.of(Duration.ZERO)
                : Optional.ofNullable(row.getLong("age"))
                        .map(age -> Duration.ofMillis(Math.max(age, 0)));
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
