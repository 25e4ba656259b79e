package dev.holdfast.names;

/// A figure of our own that dashboards and alarms look at: in the namespace [#NAMESPACE], with the
/// region's name as the dimension [#DIMENSION]. Functions publish what they see, and whoever ran a
/// drill what it has measured.
public enum PublishedMetric {
    /// The number of the journal's last entry.
    JOURNAL_POSITION("JournalPosition"),
    /// How old the active region's last sign of life is, in milliseconds.
    HEARTBEAT_AGE("HeartbeatAge"),
    /// Parameters that say different things in the two regions.
    PARAMETER_DRIFT("ParameterDrift"),
    /// Checks that failed when somebody last looked whether the other region could take over.
    READINESS_FAILED("ReadinessFailed"),
    /// Checks that could not be made then: nobody knows.
    READINESS_UNKNOWN("ReadinessUnknown"),
    /// 1 for each backup or copy that did not complete, 0 for each that did.
    BACKUPS_FAILED("BackupsFailed"),
    /// Orders that functions brought to a good end.
    ORDERS_FULFILLED("OrdersFulfilled"),
    /// Orders that functions turned away, or undid.
    ORDERS_TURNED_BACK("OrdersTurnedBack"),
    /// How often an order in a function had to wait for something, to be tried again.
    ORDER_WAITS("OrderWaits"),
    /// How often work on an order failed in a function, or a message was refused.
    ORDER_FAILURES("OrderFailures"),
    /// What the last drill lost, in seconds.
    DRILL_RECOVERY_POINT("DrillRecoveryPoint"),
    /// How long nobody could write in the last drill, in seconds.
    DRILL_RECOVERY_TIME("DrillRecoveryTime");

    public static final String NAMESPACE = "Holdfast";

    public static final String DIMENSION = "Region";

    private final String label;

    PublishedMetric(String label) {
        this.label = label;
    }

    /// As CloudWatch calls it.
    public String label() {
        return label;
    }
}
