package dev.holdfast.postgres;

import dev.holdfast.journal.Position;
import dev.holdfast.ledger.AccountId;
import dev.holdfast.ledger.DecisionId;
import dev.holdfast.ledger.LedgerUndo;
import dev.holdfast.ledger.LedgerView;
import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.StoreFailure.Kind;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/// A step of undo or replay, under the reign row.
final class PgRecoveryTransaction implements RecoveryTransaction {

    private static final String ENTER = "SELECT enter_recovery($1, $2)";
    private static final String UNDO = "SELECT undo_row(" + ChangeArrays.parameters(8) + ")";

    private static final String MOVE =
            """
            UPDATE journal_position SET epoch = $1, sequence = $2, hash = $3
            WHERE epoch = $4 AND sequence = $5 AND hash = $6
            """;

    private final PgSessions sessions;
    private final PgSession session;
    private final Standing standing;
    private final TouchedRows rows;

    private PgRecoveryTransaction(
            PgSessions sessions, PgSession session, Standing standing, TouchedRows rows) {
        this.sessions = sessions;
        this.session = session;
        this.standing = standing;
        this.rows = rows;
    }

    static Future<RecoveryTransaction> begin(
            PgSessions sessions, PgSession session, Claim claim, Touched touched) {
        Future<RowSet<Row>> begun = session.begin(sessions.timeout());
        Future<RowSet<Row>> entered =
                session.send(ENTER, claim.epoch().value(), claim.region().value());
        Future<RowSet<Row>> standing = session.send(StandingRow.SELECT);
        Future<TouchedRows> read = TouchedRows.read(session, touched);
        return Future.all(begun, entered, standing, read)
                .map(done ->
                        new PgRecoveryTransaction(
                                sessions,
                                session,
                                StandingRow.first(standing.result()),
                                read.result()));
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public LedgerView view() {
        return rows.view();
    }

    @Override
    public Uni<Boolean> undo(LedgerUndo undo, OutboxRow row) {
        return sessions.finish(session, () -> takeBack(undo, row));
    }

    private Future<Boolean> takeBack(LedgerUndo undo, OutboxRow row) {
        List<Object> parameters = new ArrayList<>();
        parameters.add(row.id().value());
        parameters.add(ChangeArrays.uuids(undo.removed(), DecisionId::value));
        parameters.addAll(
                ChangeArrays.versions(
                        ChangeArrays.inOrder(undo.restored()), rows.view().accounts()));
        parameters.add(ChangeArrays.uuids(undo.closed(), AccountId::value));
        return session.commit(session.send(UNDO, parameters.toArray()))
                .map(true)
                .recover(PgRecoveryTransaction::rowMissing);
    }

    private static Future<Boolean> rowMissing(Throwable failure) {
        return SqlFailures.is(failure, SqlFailures.ROW_MISSING)
                ? Future.succeededFuture(false)
                : Future.failedFuture(failure);
    }

    /// Two statements write, so both are heard before COMMIT is sent.
    @Override
    public Uni<Void> replay(Replayed replayed) {
        return sessions.finish(session, () -> write(replayed).compose(moved -> session.commit()))
                .replaceWithVoid();
    }

    private Future<RowSet<Row>> write(Replayed replayed) {
        Future<?> applied =
                replayed.change().isEmpty() ? Future.succeededFuture() : apply(replayed);
        Future<RowSet<Row>> moved = move(replayed);
        return Future.all(applied, moved).compose(done -> requireMoved(moved.result()));
    }

    private Future<RowSet<Row>> apply(Replayed replayed) {
        Object[] parameters =
                new ChangeArrays(replayed.change(), replayed.carriers(), rows)
                        .with(null, null, null);
        return session.send(ChangeArrays.WRITE, parameters);
    }

    private Future<RowSet<Row>> move(Replayed replayed) {
        Position to = replayed.entry().entry().reached();
        Position from = standing.position();
        return session.send(
                MOVE,
                to.epoch().value(),
                to.sequence(),
                Buffer.buffer(replayed.entry().hash().bytes()),
                from.epoch().value(),
                from.sequence(),
                Buffer.buffer(standing.hash().bytes()));
    }

    private static Future<RowSet<Row>> requireMoved(RowSet<Row> moved) {
        return moved.rowCount() == 1
                ? Future.succeededFuture(moved)
                : Future.failedFuture(
                        new StoreFailure(Kind.CONFLICT, "The position moved under its lock."));
    }

    @Override
    public Uni<Void> rollback() {
        return sessions.rollback(session);
    }
}
