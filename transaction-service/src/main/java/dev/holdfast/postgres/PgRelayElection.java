package dev.holdfast.postgres;

import dev.holdfast.processing.RelayElection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// An advisory lock of a session that is kept for it. The server ends the session when it has not
/// been heard of for a while: a process that froze or stopped asking leads no longer.
public final class PgRelayElection implements RelayElection {

    private static final String TRY = "SELECT pg_try_advisory_lock(1752132708, 2)";

    private static final String LET_GO_WHEN_SILENT =
            "SELECT set_config('idle_session_timeout', $1, false)";

    private static final String STILL_THERE = "SELECT 1";

    /// How often the server hears from the leader within the time after which it lets go.
    private static final int SIGNS_PER_TIMEOUT = 3;

    private record Lead(PgSession session, long heardAt) {}

    private final PgSessions sessions;
    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Lead> lead = new AtomicReference<>();

    /// @param timeout after which the server lets go of a leader that it has not heard of
    /// @param nanos a monotonic clock
    public PgRelayElection(Pool pool, Duration timeout, LongSupplier nanos) {
        this.sessions = new PgSessions(pool, timeout);
        this.nanos = nanos;
    }

    @Override
    public Uni<Boolean> leads() {
        return Uni.createFrom()
                .deferred(() -> {
                    Lead held = lead.get();
                    return held == null || held.session().isLost() ? elect() : confirm(held);
                })
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Boolean> elect() {
        lead.set(null);
        return sessions.keep(this::run).map(this::elected);
    }

    /// @return the session, if it was elected
    private Future<Candidate> run(PgSession session) {
        return session.send(TRY)
                .compose(rows ->
                        rows.iterator().next().getBoolean(0)
                                ? limit(session).map(new Candidate(session, true))
                                : Future.succeededFuture(new Candidate(session, false)));
    }

    private Future<RowSet<Row>> limit(PgSession session) {
        return session.send(LET_GO_WHEN_SILENT, Long.toString(sessions.timeout().toMillis()));
    }

    private record Candidate(PgSession session, boolean elected) {}

    private boolean elected(Candidate candidate) {
        if (candidate.elected()) {
            Lead before = lead.getAndSet(new Lead(candidate.session(), nanos.getAsLong()));
            if (before != null) {
                before.session().breakOff();
            }
        } else {
            candidate.session().giveBack();
        }
        return candidate.elected();
    }

    private Uni<Boolean> confirm(Lead held) {
        long silence = nanos.getAsLong() - held.heardAt();
        if (silence < sessions.timeout().toNanos() / SIGNS_PER_TIMEOUT) {
            return Uni.createFrom().item(true);
        }
        return sessions.ask(held.session(), () -> held.session().send(STILL_THERE))
                .invoke(() -> lead.compareAndSet(held, new Lead(held.session(), nanos.getAsLong())))
                .replaceWith(true);
    }
}
