package dev.holdfast.readiness;

import java.util.Locale;

/// What is looked at. Each of them is in every report.
public enum CheckName {
    REPLICATION_RUNNING,
    REPLICATION_LAG,
    JOURNAL_REACHABLE,
    PARAMETER_PARITY,
    SAME_BUILD,
    SAME_ENGINE,
    BACKUP_FRESH,
    RECENT_DRILL;

    /// As reports, metrics and events call it, such as `replication-lag`.
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
