package dev.holdfast.postgres;

import dev.holdfast.ledger.Touched;
import dev.holdfast.processing.OutboxRow;
import dev.holdfast.processing.Standing;
import dev.holdfast.recovery.RecoveryStore;
import dev.holdfast.recovery.RecoveryTransaction;
import dev.holdfast.region.Claim;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.Optional;

/// The takeover's view of the ledger database. What writes takes the batch lock first, like a
/// batch: it waits for the one that runs, and keeps the next one out.
public final class PgRecoveryStore implements RecoveryStore {

    private static final String LOCK = "SELECT lock_batches()";

    private static final String CLOSE =
            """
            UPDATE database_reign SET epoch = $1, region = $2, open = false WHERE epoch < $1
            """;

    private static final String HOLD_REIGN = "SELECT FROM database_reign FOR UPDATE";

    /// A statement of its own, so that it sees what was committed before the reign row was held.
    private static final String OPEN =
            """
            UPDATE database_reign SET open = true
            WHERE epoch = $1 AND region = $2 AND NOT open
              AND NOT EXISTS (SELECT FROM outbox)
              AND EXISTS (SELECT FROM journal_position p WHERE p.epoch = $1 AND p.sequence = 0)
            """;

    private static final String NEWEST =
            "SELECT id, order_number, decisions FROM outbox ORDER BY order_number DESC LIMIT 1";

    private final PgSessions sessions;

    public PgRecoveryStore(Pool pool, Duration timeout) {
        this.sessions = new PgSessions(pool, timeout);
    }

    @Override
    public Uni<Standing> standing() {
        return sessions.use(session -> session.send(StandingRow.SELECT).map(StandingRow::first));
    }

    @Override
    public Uni<Standing> close(Claim claim) {
        return sessions.use(session -> change(session, CLOSE, claim));
    }

    @Override
    public Uni<Standing> open(Claim claim) {
        return sessions.use(session -> change(session, OPEN, claim));
    }

    /// Changes the reign row in a transaction of its own, and says what it says afterwards.
    private Future<Standing> change(PgSession session, String update, Claim claim) {
        Future<RowSet<Row>> begun = session.begin(sessions.timeout());
        Future<RowSet<Row>> locked = session.send(LOCK);
        Future<RowSet<Row>> held = session.send(HOLD_REIGN);
        Future<RowSet<Row>> written =
                session.send(update, claim.epoch().value(), claim.region().value());
        Future<RowSet<Row>> standing = session.send(StandingRow.SELECT);
        Future<RowSet<Row>> committed = session.commit(written);
        return Future.all(begun, locked, held, standing, committed)
                .map(done -> StandingRow.first(standing.result()));
    }

    @Override
    public Uni<Optional<OutboxRow>> newestRow() {
        return sessions.use(session ->
                session.send(NEWEST)
                        .map(rows -> rows.stream().findFirst().map(StandingRow::outbox)));
    }

    @Override
    public Uni<RecoveryTransaction> begin(Claim claim, Touched touched) {
        return sessions.keep(
                session -> PgRecoveryTransaction.begin(sessions, session, claim, touched));
    }
}
