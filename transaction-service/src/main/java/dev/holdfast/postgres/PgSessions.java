package dev.holdfast.postgres;

import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.StoreFailure.Kind;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lends connections for work that is bounded in time. Whatever happens, a connection in an unknown
/// state is closed, and one that goes back to the pool is in no transaction.
final class PgSessions {

    private final Pool pool;
    private final Duration timeout;

    PgSessions(Pool pool, Duration timeout) {
        this.pool = pool;
        this.timeout = timeout;
    }

    Duration timeout() {
        return timeout;
    }

    /// Work that is done with the connection when it ends.
    <T> Uni<T> use(Function<PgSession, Future<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Lease lease = new Lease();
                    return guard(lease, lease.take().compose(work)).invoke(lease::giveBack);
                });
    }

    /// Work that keeps the connection if it succeeds.
    <T> Uni<T> keep(Function<PgSession, Future<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Lease lease = new Lease();
                    return guard(lease, lease.take().compose(work));
                });
    }

    /// Work on a connection that was kept, and is kept if it succeeds.
    <T> Uni<T> ask(PgSession session, Supplier<Future<T>> work) {
        return Uni.createFrom().deferred(() -> guard(new Lease(session), work.get()));
    }

    /// The last work on a connection that was kept.
    <T> Uni<T> finish(PgSession session, Supplier<Future<T>> work) {
        return Uni.createFrom()
                .deferred(() -> {
                    Lease lease = new Lease(session);
                    return guard(lease, session.isLost() ? gone() : work.get())
                            .invoke(lease::giveBack);
                });
    }

    /// Ends a kept transaction without a result. Never fails.
    Uni<Void> rollback(PgSession session) {
        return finish(session, session::rollback).replaceWithVoid().onFailure().recoverWithNull();
    }

    private static <T> Future<T> gone() {
        return Future.failedFuture(
                new StoreFailure(
                        Kind.UNAVAILABLE,
                        "The connection was lost before anything was committed."));
    }

    private <T> Uni<T> guard(Lease lease, Future<T> work) {
        return UniHelper.toUni(work)
                .ifNoItem()
                .after(timeout)
                .failWith(() -> new TookTooLong(timeout))
                .onFailure()
                .call(lease::end)
                .onFailure()
                .transform(lease::name)
                .onCancellation()
                .invoke(lease::breakOff);
    }

    /// One connection on loan, or on its way here.
    private final class Lease {

        private @Nullable PgSession session;
        private boolean over;

        Lease() {}

        Lease(PgSession session) {
            this.session = session;
        }

        Future<PgSession> take() {
            return pool.getDelegate().getConnection().compose(this::arrived);
        }

        private synchronized Future<PgSession> arrived(SqlConnection connection) {
            PgSession arrival = new PgSession(connection);
            if (over) {
                arrival.giveBack();
                return Future.failedFuture(new TookTooLong(timeout));
            }
            session = arrival;
            return Future.succeededFuture(arrival);
        }

        synchronized void giveBack() {
            over = true;
            if (session != null) {
                session.giveBack();
            }
        }

        synchronized void breakOff() {
            over = true;
            if (session != null) {
                session.breakOff();
            }
        }

        Uni<Void> end(Throwable failure) {
            PgSession held = held();
            if (held == null || held.isLost() || !SqlFailures.leavesSessionUsable(failure)) {
                breakOff();
                return Uni.createFrom().voidItem();
            }
            if (held.isInTransaction()) {
                return rollBack(held);
            }
            giveBack();
            return Uni.createFrom().voidItem();
        }

        private Uni<Void> rollBack(PgSession held) {
            return UniHelper.toUni(held.rollback())
                    .ifNoItem()
                    .after(timeout)
                    .fail()
                    .invoke(this::giveBack)
                    .onFailure()
                    .invoke(this::breakOff)
                    .onFailure()
                    .recoverWithNull()
                    .replaceWithVoid();
        }

        StoreFailure name(Throwable failure) {
            PgSession held = held();
            return SqlFailures.of(failure, held != null && held.isCommitSent());
        }

        private synchronized @Nullable PgSession held() {
            return session;
        }
    }

    /// The bound of an operation has passed.
    private static final class TookTooLong extends RuntimeException {

        private static final long serialVersionUID = 1;

        TookTooLong(Duration timeout) {
            super("The database took longer than " + timeout.toMillis() + " ms.");
        }
    }
}
