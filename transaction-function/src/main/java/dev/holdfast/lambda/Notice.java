package dev.holdfast.lambda;

/// Something that EventBridge tells, by the clock or because it happened.
sealed interface Notice extends Input {

    /// It is time to look at the journal.
    record WatchJournal() implements Notice {}

    /// It is time to look whether both regions are in sync.
    record CheckReadiness() implements Notice {}

    /// It is time to compare all parameters.
    record ReconcileParameters() implements Notice {}

    /// A parameter of this region was created, changed or deleted.
    record ParameterChanged(String name, String operation) implements Notice {}

    /// A backup or a copy of one has ended.
    ///
    /// @param state as AWS Backup calls it
    record BackupEnded(String job, String state, String resource, String message)
            implements Notice {}
}
