package dev.holdfast.postgres;

import dev.holdfast.journal.RowId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerChange;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.LedgerTransaction;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.RecordedDecision;
import dev.holdfast.region.Gate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// A batch: one round trip to enter and read, one to write and commit.
final class PgLedgerTransaction implements LedgerTransaction {

    private static final String ENTER = "SELECT enter_batch($1, $2, $3)";
    private static final String ORDER = "SELECT nextval('outbox_order')";

    private final PgSessions sessions;
    private final PgSession session;
    private final TouchedRows rows;
    private final long order;

    private PgLedgerTransaction(
            PgSessions sessions, PgSession session, TouchedRows rows, long order) {
        this.sessions = sessions;
        this.session = session;
        this.rows = rows;
        this.order = order;
    }

    static Future<LedgerTransaction> begin(
            PgSessions sessions, PgSession session, Gate gate, Touched touched) {
        Future<RowSet<Row>> begun = session.begin(sessions.timeout());
        Future<RowSet<Row>> entered =
                session.send(ENTER, gate.epoch().value(), gate.region().value(), gate.open());
        Future<TouchedRows> read = TouchedRows.read(session, touched);
        Future<RowSet<Row>> order = session.send(ORDER);
        return Future.all(begun, entered, read, order)
                .map(done ->
                        new PgLedgerTransaction(
                                sessions,
                                session,
                                read.result(),
                                order.result().iterator().next().getLong(0)));
    }

    @Override
    public LedgerView view() {
        return rows.view();
    }

    @Override
    public Map<DecisionId, RecordedDecision> recorded() {
        return rows.recorded();
    }

    @Override
    public long order() {
        return order;
    }

    @Override
    public Uni<Void> commit(LedgerChange change, OutboxRow row) {
        return sessions.finish(session, () -> write(change, row)).replaceWithVoid();
    }

    private Future<RowSet<Row>> write(LedgerChange change, OutboxRow row) {
        List<RowId> carriers = Collections.nCopies(change.decisions().size(), row.id());
        Object[] parameters =
                new ChangeArrays(change, carriers, rows)
                        .with(
                                row.id().value(),
                                row.order(),
                                Buffer.buffer(row.decisions().bytes()));
        return session.commit(session.send(ChangeArrays.WRITE, parameters));
    }

    @Override
    public Uni<Void> rollback() {
        return sessions.rollback(session);
    }
}
