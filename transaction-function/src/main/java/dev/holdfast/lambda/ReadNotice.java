package dev.holdfast.lambda;

import dev.holdfast.names.Names;

/// Reads events of EventBridge's.
final class ReadNotice {

    private ReadNotice() {}

    static Notice of(EventFields event) {
        String kind = event.text("detail-type");
        return switch (kind) {
            case "Scheduled Event" -> clock(event);
            case "Parameter Store Change" -> parameter(event.object("detail"));
            case "Backup Job State Change" -> backup(event.object("detail"), "backupJobId");
            case "Copy Job State Change" -> backup(event.object("detail"), "copyJobId");
            default -> throw event.bad("detail-type", "Nobody here waits for '" + kind + "'.");
        };
    }

    /// All clocks send the same; the rule that rang is the only difference.
    private static Notice clock(EventFields event) {
        String rule = event.value("resources").path(0).asText();
        if (rule.contains(Names.WATCHDOG_CLOCK)) {
            return new Notice.WatchJournal();
        }
        if (rule.contains(Names.READINESS_CLOCK)) {
            return new Notice.CheckReadiness();
        }
        if (rule.contains(Names.PARAMETERS_CLOCK)) {
            return new Notice.ReconcileParameters();
        }
        throw event.bad("resources", "The rule '" + rule + "' is none of ours.");
    }

    private static Notice parameter(EventFields detail) {
        return new Notice.ParameterChanged(detail.text("name"), detail.text("operation"));
    }

    private static Notice backup(EventFields detail, String id) {
        return new Notice.BackupEnded(
                detail.text(id),
                detail.text("state"),
                detail.textIfAny("resourceType").orElse("unknown"),
                detail.textIfAny("statusMessage").orElse(""));
    }
}
