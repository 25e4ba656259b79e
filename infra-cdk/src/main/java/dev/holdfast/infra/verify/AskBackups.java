package dev.holdfast.infra.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;

/// Backups: tables can be brought back to any second, and each ledger cluster has a backup of AWS
/// Backup's that is young enough, in its own region and in the other one.
final class AskBackups {
    private static final String OF_AWS_BACKUP = "awsbackup";
    private static final String AVAILABLE = "available";

    /// How long the plan gives a backup to start and to end, and its copy after that.
    private static final Duration WINDOWS = Duration.ofHours(10);

    private final Clients clients;
    private final InstantSource clock;

    AskBackups(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    List<Check> about(Targets targets) {
        List<Check> checks = new ArrayList<>();
        for (Targets.Table table : targets.tables()) {
            for (String region : table.replicas()) {
                checks.add(check(table.name(), region, () -> recoverable(table, region)));
            }
        }
        Targets.Database database = targets.database();
        database.clusters()
                .forEach((home, cluster) -> {
                    for (String region : targets.sites()) {
                        Kept kept = new Kept(cluster, home, region);
                        checks.add(
                                check(
                                        cluster,
                                        region,
                                        () -> youngEnough(kept, database.backupEvery())));
                    }
                });
        return checks;
    }

    private static Check check(String what, String region, Check.Question question) {
        return new Check("backup", "%s in %s".formatted(what, region), question);
    }

    /// Backups of a cluster, which is in the region `home`, as they are kept in a region.
    private record Kept(String cluster, String home, String region) {}

    private Answer recoverable(Targets.Table table, String region) {
        try (DynamoDbClient dynamo = clients.dynamoDb(region)) {
            ContinuousBackupsDescription found =
                    dynamo.describeContinuousBackups(ask -> ask.tableName(table.name()))
                            .continuousBackupsDescription();
            return found.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                            == PointInTimeRecoveryStatus.ENABLED
                    ? new Answer.InSync("recoverable to any second")
                    : new Answer.OutOfSync("cannot be recovered to a point in time");
        }
    }

    private Answer youngEnough(Kept kept, Duration every) {
        Instant due = clock.instant().minus(every.multipliedBy(2)).minus(WINDOWS);
        Optional<Instant> last = last(kept);
        if (last.isPresent()) {
            String detail = "the last backup is of " + last.get();
            return last.get().isBefore(due)
                    ? new Answer.OutOfSync(detail + ", too old for one every " + hours(every))
                    : new Answer.InSync(detail);
        }
        return made(kept).isBefore(due)
                ? new Answer.OutOfSync("has no backup")
                : new Answer.InSync("has no backup yet; the first is due within " + hours(every));
    }

    private static String hours(Duration every) {
        return every.toHours() + " h";
    }

    private Optional<Instant> last(Kept kept) {
        try (RdsClient rds = clients.rds(kept.region())) {
            return rds
                    .describeDBClusterSnapshotsPaginator(ask ->
                            ask.dbClusterIdentifier(kept.cluster()).snapshotType(OF_AWS_BACKUP))
                    .dbClusterSnapshots()
                    .stream()
                    .filter(each -> AVAILABLE.equals(each.status()))
                    .map(DBClusterSnapshot::snapshotCreateTime)
                    .max(Comparator.naturalOrder());
        }
    }

    private Instant made(Kept kept) {
        try (RdsClient rds = clients.rds(kept.home())) {
            return rds.describeDBClusters(ask -> ask.dbClusterIdentifier(kept.cluster()))
                    .dbClusters()
                    .getFirst()
                    .clusterCreateTime();
        }
    }
}
