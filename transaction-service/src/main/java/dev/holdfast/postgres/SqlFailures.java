package dev.holdfast.postgres;

import dev.holdfast.processing.StoreFailure;
import dev.holdfast.processing.StoreFailure.Kind;
import io.vertx.pgclient.PgException;
import java.util.Set;

/// Names what went wrong by what may be concluded from it.
final class SqlFailures {

    /// Raised by the functions of the migration.
    static final String GATE_CLOSED = "HF001";

    static final String POSITION_MOVED = "HF002";
    static final String ROW_MISSING = "HF003";
    static final String NOT_AS_READ = "HF004";

    /// The session is on a standby: the role of the server has changed under it.
    private static final String READ_ONLY = "25006";

    private static final Set<String> CONFLICTS =
            Set.of("40001", "40P01", "55P03", "23505", NOT_AS_READ);

    private SqlFailures() {}

    /// @param commitSent whether the database may have committed unless it says otherwise
    static StoreFailure of(Throwable failure, boolean commitSent) {
        if (failure instanceof StoreFailure named) {
            return named;
        }
        if (failure instanceof PgException error && isAnswer(error)) {
            return new StoreFailure(kind(error.getSqlState()), message(error), error);
        }
        return commitSent
                ? new StoreFailure(
                        Kind.COMMIT_UNKNOWN, "The database did not confirm the commit.", failure)
                : new StoreFailure(
                        Kind.UNAVAILABLE, "The database did not answer: " + failure, failure);
    }

    /// Whether the connection can be used again once its transaction is rolled back.
    static boolean leavesSessionUsable(Throwable failure) {
        return failure instanceof StoreFailure
                || (failure instanceof PgException error
                        && isAnswer(error)
                        && !READ_ONLY.equals(error.getSqlState()));
    }

    static boolean is(Throwable failure, String sqlState) {
        return failure instanceof PgException error && sqlState.equals(error.getSqlState());
    }

    /// An error of this severity has rolled the transaction back. A session that was ended may have
    /// been ended while it was committing.
    private static boolean isAnswer(PgException error) {
        return "ERROR".equals(error.getSeverity());
    }

    static Kind kind(String sqlState) {
        if (GATE_CLOSED.equals(sqlState)) {
            return Kind.GATE_CLOSED;
        }
        if (CONFLICTS.contains(sqlState)) {
            return Kind.CONFLICT;
        }
        boolean data = sqlState.startsWith("22") || sqlState.startsWith("23");
        return data ? Kind.REFUSED : Kind.UNAVAILABLE;
    }

    private static String message(PgException error) {
        return error.getErrorMessage() + " (" + error.getSqlState() + ")";
    }
}
