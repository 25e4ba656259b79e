package dev.holdfast.local.postgres;

import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.process.EnvironmentFailure;
import java.sql.SQLException;
import java.time.Duration;

/// Waits for a standby to be one.
public final class Replication {
    private Replication() {}

    /// A fresh standby says "streaming" before it has replayed anything, so this waits for the
    /// point in the log that the primary has reached now.
    public static void awaitCaughtUp(
            PostgresServer primary, PostgresServer standby, Duration bound) {
        String target = position(primary);
        Deadline.in(bound)
                .await(
                        "%s to replay up to %s".formatted(standby.site().region(), target),
                        () -> replayed(standby, target));
    }

    private static String position(PostgresServer primary) {
        try {
            return primary.superuser().ask("SELECT pg_current_wal_lsn()");
        } catch (SQLException e) {
            throw new EnvironmentFailure(
                    "The database of %s does not say how far its log goes."
                            .formatted(primary.site().region()),
                    e);
        }
    }

    private static boolean replayed(PostgresServer standby, String target) {
        String sql =
                """
                SELECT EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming')
                AND pg_last_wal_replay_lsn() >= '%s'::pg_lsn
                """
                        .formatted(target);
        try {
            return standby.superuser().ask(sql).equals("t");
        } catch (SQLException _) {
            return false;
        }
    }
}
