package dev.holdfast.infra.verify;

import java.util.ArrayList;
import java.util.List;

/// Everything that there is to ask about a deployment.
record AllChecks(
        AskDatabase database,
        AskTables tables,
        AskParameters parameters,
        AskFunctions functions,
        AskBuckets buckets,
        AskBackups backups,
        AskHealth health) {

    List<Check> about(Targets targets) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(database.about(targets.database()));
        targets.tables().forEach(each -> checks.addAll(tables.about(each)));
        checks.addAll(parameters.about(targets));
        checks.addAll(functions.about(targets));
        targets.buckets().forEach(each -> checks.add(buckets.about(each)));
        checks.addAll(backups.about(targets));
        checks.addAll(health.about(targets.routing()));
        return checks;
    }
}
