package dev.holdfast.local.postgres;

import dev.holdfast.local.process.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/// A copy of a running primary, from which a standby can start. The archives hold no
/// `pg_basebackup`; this does the same through SQL, since both data directories are on this
/// computer.
final class BaseBackup {
    private static final Duration SLOT_BOUND = Duration.ofSeconds(15);

    /// Directories whose contents PostgreSQL rebuilds, or which belong to the primary alone.
    private static final Set<String> EMPTY =
            Set.of(
                    "pg_wal",
                    "pg_replslot",
                    "pg_dynshmem",
                    "pg_notify",
                    "pg_serial",
                    "pg_snapshots",
                    "pg_stat_tmp",
                    "pg_subtrans");

    private final DatabaseAccess primary;
    private final Path primaryData;

    BaseBackup(DatabaseAccess primary, Path primaryData) {
        this.primary = primary;
        this.primaryData = primaryData;
    }

    /// The slot comes first: from then on the primary keeps all log that the standby will ask for.
    void into(Path target, String slot) throws SQLException, IOException {
        createSlot(primary, slot);
        try (Connection connection = primary.connect()) {
            DatabaseAccess.ask(connection, "SELECT pg_backup_start('holdfast', true)");
            Directories.copy(primaryData, target, BaseBackup::wanted);
            String label =
                    DatabaseAccess.ask(connection, "SELECT labelfile FROM pg_backup_stop(false)");
            Files.writeString(target.resolve("backup_label"), label);
        }
    }

    static void createSlot(DatabaseAccess primary, String slot) throws SQLException {
        dropSlot(primary, slot);
        primary.ask("SELECT pg_create_physical_replication_slot('%s', true)".formatted(slot));
    }

    /// The sender of a standby that was killed may hold its slot for a moment longer.
    private static void dropSlot(DatabaseAccess primary, String slot) {
        String sql =
                """
                SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots
                WHERE slot_name = '%1$s' AND active;
                SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
                WHERE slot_name = '%1$s' AND NOT active
                """
                        .formatted(slot);
        String left = "SELECT 1 FROM pg_replication_slots WHERE slot_name = '" + slot + "'";
        Deadline.in(SLOT_BOUND)
                .await(
                        "the replication slot " + slot + " to be free",
                        () -> dropped(primary, sql, left));
    }

    private static boolean dropped(DatabaseAccess primary, String drop, String left) {
        try (Connection connection = primary.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(drop);
            return DatabaseAccess.ask(connection, left).isEmpty();
        } catch (SQLException _) {
            return false;
        }
    }

    private static boolean wanted(Path relative) {
        String first = relative.getName(0).toString();
        String last = relative.getFileName().toString();
        boolean rebuilt = EMPTY.contains(first) && relative.getNameCount() > 1;
        return !rebuilt
                && !first.startsWith("postmaster.")
                && !last.startsWith("pgsql_tmp")
                && !last.equals("pg_internal.init");
    }
}
