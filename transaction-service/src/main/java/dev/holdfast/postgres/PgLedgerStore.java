package dev.holdfast.postgres;

import dev.holdfast.journal.CarriedRow;
import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerStore;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RelaySnapshot;
import dev.holdfast.processing.Settlement;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The write path's view of the ledger database. Each operation is one round trip; a batch has two,
/// with the rules in between.
public final class PgLedgerStore implements LedgerStore {

    /// No entry has room for more rows than this; it keeps a snapshot of a long outbox cheap.
    private static final int MAX_ROWS = 4_096;

    private static final String SNAPSHOT =
            "SELECT "
                    + StandingRow.COLUMNS
                    + """
                    , o.id, o.order_number, o.decisions
                    FROM database_reign r CROSS JOIN journal_position p
                    LEFT JOIN (
                        SELECT q.*, sum(octet_length(q.decisions)) OVER w AS total,
                                row_number() OVER w AS n
                        FROM (SELECT * FROM outbox ORDER BY order_number LIMIT $2) q
                        WINDOW w AS (ORDER BY q.order_number ROWS UNBOUNDED PRECEDING)
                    ) o ON o.total <= $1 OR o.n = 1
                    ORDER BY o.order_number
                    """;

    private static final String SETTLE = "SELECT settle_entry(" + ChangeArrays.parameters(10) + ")";

    private static final String EVIDENCE =
            """
            SELECT EXISTS (SELECT FROM decisions WHERE id = $1 AND row_id = $2),
                   EXISTS (SELECT FROM outbox WHERE id = $2)
            """;

    private final PgSessions sessions;

    public PgLedgerStore(Pool pool, Duration timeout) {
        this.sessions = new PgSessions(pool, timeout);
    }

    @Override
    public Uni<LedgerTransaction> begin(Gate gate, Touched touched) {
        return sessions.keep(
                session -> PgLedgerTransaction.begin(sessions, session, gate, touched));
    }

    @Override
    public Uni<RelaySnapshot> snapshot(int maxBytes) {
        return sessions.use(session ->
                session.send(SNAPSHOT, (long) maxBytes, MAX_ROWS).map(PgLedgerStore::snapshot));
    }

    private static RelaySnapshot snapshot(RowSet<Row> rows) {
        List<OutboxRow> outbox = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getUUID("id") != null) {
                outbox.add(StandingRow.outbox(row));
            }
        }
        return new RelaySnapshot(StandingRow.first(rows), List.copyOf(outbox));
    }

    @Override
    public Uni<Settlement.Result> settle(Gate gate, Settlement settlement) {
        return sessions.use(session -> settle(session, parameters(gate, settlement)));
    }

    private Future<Settlement.Result> settle(PgSession session, Object[] parameters) {
        Future<RowSet<Row>> begun = session.begin(sessions.timeout());
        Future<RowSet<Row>> settled = session.commit(session.send(SETTLE, parameters));
        return begun.compose(ignored -> settled)
                .map(Settlement.Result.DONE)
                .recover(PgLedgerStore::refusal);
    }

    private static Future<Settlement.Result> refusal(Throwable failure) {
        if (SqlFailures.is(failure, SqlFailures.POSITION_MOVED)) {
            return Future.succeededFuture(Settlement.Result.MOVED);
        }
        return SqlFailures.is(failure, SqlFailures.ROW_MISSING)
                ? Future.succeededFuture(Settlement.Result.ROWS_MISSING)
                : Future.failedFuture(failure);
    }

    private static Object[] parameters(Gate gate, Settlement settlement) {
        List<CarriedRow> rows = settlement.rows();
        UUID[] ids = ChangeArrays.uuids(rows, row -> row.id().value());
        Buffer[] decisions =
                rows.stream()
                        .map(row -> Buffer.buffer(row.decisions().bytes()))
                        .toArray(Buffer[]::new);
        return new Object[] {
            gate.epoch().value(),
            gate.region().value(),
            gate.open(),
            settlement.from().epoch().value(),
            settlement.from().sequence(),
            settlement.to().epoch().value(),
            settlement.to().sequence(),
            Buffer.buffer(settlement.hash().bytes()),
            ids,
            decisions
        };
    }

    @Override
    public Uni<Evidence> evidence(DecisionId decision, RowId row) {
        return sessions.use(session ->
                session.send(EVIDENCE, decision.value(), row.value())
                        .map(rows -> evidence(rows.iterator().next())));
    }

    private static Evidence evidence(Row row) {
        boolean present = row.getBoolean(0);
        boolean waiting = row.getBoolean(1);
        if (!present) {
            return Evidence.GONE;
        }
        return waiting ? Evidence.IN_OUTBOX : Evidence.JOURNALED;
    }
}
