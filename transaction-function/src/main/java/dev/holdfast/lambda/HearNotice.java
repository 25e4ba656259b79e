package dev.holdfast.lambda;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/// Does what EventBridge sets off.
@Singleton
final class HearNotice {

    private final WatchJournal watch;
    private final KeepParameters parameters;
    private final ReportReadiness readiness;
    private final TellBackups backups;

    HearNotice(
            WatchJournal watch,
            KeepParameters parameters,
            ReportReadiness readiness,
            TellBackups backups) {
        this.watch = watch;
        this.parameters = parameters;
        this.readiness = readiness;
        this.backups = backups;
    }

    Uni<Object> hear(Notice notice) {
        return switch (notice) {
            case Notice.WatchJournal _ -> watch.run();
            case Notice.ReconcileParameters _ -> parameters.reconcile();
            case Notice.ParameterChanged changed -> parameters.changed(changed);
            case Notice.CheckReadiness _ -> readiness.run();
            case Notice.BackupEnded ended -> backups.tell(ended);
        };
    }
}
