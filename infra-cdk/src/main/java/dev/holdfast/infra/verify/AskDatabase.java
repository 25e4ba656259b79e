package dev.holdfast.infra.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;

/// The global cluster: who writes, who follows, and how far behind.
final class AskDatabase {
    private static final String AVAILABLE = "available";

    /// The metric comes each minute, and minutes late.
    private static final Duration LOOK_BACK = Duration.ofMinutes(15);

    private static final int MINUTE = 60;

    private final Clients clients;
    private final InstantSource clock;

    AskDatabase(Clients clients, InstantSource clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /// What to ask about a database, in each region on its own: one may see what the other does
    /// not.
    List<Check> about(Targets.Database database) {
        List<Check> checks = new ArrayList<>();
        for (String region : database.clusters().keySet()) {
            checks.add(
                    new Check(
                            "database",
                            "%s seen from %s".formatted(database.globalCluster(), region),
                            () -> replication(database, region)));
        }
        checks.add(new Check("database", "engine and parameters", () -> engines(database)));
        checks.add(new Check("database", "replication lag", () -> lag(database.lags())));
        return checks;
    }

    private Answer replication(Targets.Database database, String region) {
        try (RdsClient rds = clients.rds(region)) {
            return rds
                    .describeGlobalClusters(
                            ask -> ask.globalClusterIdentifier(database.globalCluster()))
                    .globalClusters()
                    .stream()
                    .findFirst()
                    .map(found -> judged(found, database))
                    .orElseGet(() -> new Answer.OutOfSync("There is no such global cluster"));
        }
    }

    private static Answer judged(GlobalCluster found, Targets.Database database) {
        List<String> wrongs = new ArrayList<>();
        if (!AVAILABLE.equals(found.status())) {
            wrongs.add("it is " + found.status());
        }
        if (found.failoverState() != null && found.failoverState().status() != null) {
            wrongs.add("a failover is " + found.failoverState().statusAsString());
        }
        List<GlobalClusterMember> writers =
                found.globalClusterMembers().stream()
                        .filter(member -> Boolean.TRUE.equals(member.isWriter()))
                        .toList();
        if (writers.size() != 1) {
            wrongs.add(writers.size() + " of its clusters are writers");
        }
        database.clusters().forEach((region, cluster) -> member(found, region, cluster, wrongs));
        String writer = writers.isEmpty() ? "nobody" : region(writers.getFirst().dbClusterArn());
        return Answer.unless(wrongs, "the writer is in " + writer + ", its reader follows");
    }

    private static void member(
            GlobalCluster found, String region, String cluster, List<String> wrongs) {
        String end = ":%s:".formatted(region);
        found.globalClusterMembers().stream()
                .filter(each -> each.dbClusterArn().contains(end))
                .filter(each -> each.dbClusterArn().endsWith(":cluster:" + cluster))
                .findFirst()
                .ifPresentOrElse(
                        each -> {
                            String state = each.synchronizationStatusAsString();
                            boolean writes = Boolean.TRUE.equals(each.isWriter());
                            if (!writes && !"connected".equals(state)) {
                                wrongs.add("%s is %s".formatted(cluster, state));
                            }
                        },
                        () -> wrongs.add("%s of %s is no member".formatted(cluster, region)));
    }

    private static String region(String arn) {
        return arn.split(":")[3];
    }

    private Answer engines(Targets.Database database) {
        List<String> wrongs = new ArrayList<>();
        Map<String, DBCluster> clusters =
                database.clusters().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> cluster(each.getKey(), each.getValue())));
        List<String> engines =
                clusters.values().stream().map(DBCluster::engineVersion).distinct().toList();
        if (engines.size() != 1) {
            wrongs.add("engine versions differ: " + String.join(", ", engines));
        }
        clusters.forEach((region, cluster) -> {
            if (!AVAILABLE.equals(cluster.status())) {
                wrongs.add("the cluster in %s is %s".formatted(region, cluster.status()));
            }
            cluster.dbClusterMembers().stream()
                    .filter(each -> !"in-sync".equals(each.dbClusterParameterGroupStatus()))
                    .forEach(each ->
                            wrongs.add(
                                    "parameters of %s are %s"
                                            .formatted(
                                                    each.dbInstanceIdentifier(),
                                                    each.dbClusterParameterGroupStatus())));
        });
        return Answer.unless(wrongs, "version " + String.join("", engines) + " everywhere");
    }

    private DBCluster cluster(String region, String identifier) {
        try (RdsClient rds = clients.rds(region)) {
            return rds.describeDBClusters(ask -> ask.dbClusterIdentifier(identifier))
                    .dbClusters()
                    .getFirst();
        }
    }

    /// A region has the figure while it follows: one is enough, and with two the worse one counts.
    private Answer lag(List<Targets.Lag> lags) {
        return lags.stream()
                .flatMap(lag -> last(lag).map(millis -> judged(millis, lag.most())).stream())
                .min(Comparator.comparing(Answer.InSync.class::isInstance))
                .orElseGet(() ->
                        new Answer.Unknown(
                                "No figure in the last %d minutes"
                                        .formatted(LOOK_BACK.toMinutes())));
    }

    private Optional<Double> last(Targets.Lag lag) {
        Instant now = clock.instant();
        try (CloudWatchClient cloudWatch = clients.cloudWatch(lag.region())) {
            return cloudWatch
                    .getMetricStatistics(ask ->
                            ask.namespace("AWS/RDS")
                                    .metricName("AuroraGlobalDBReplicationLag")
                                    .dimensions(dimensions(lag))
                                    .startTime(now.minus(LOOK_BACK))
                                    .endTime(now)
                                    .period(MINUTE)
                                    .statistics(Statistic.MAXIMUM))
                    .datapoints()
                    .stream()
                    .max(Comparator.comparing(Datapoint::timestamp))
                    .map(Datapoint::maximum);
        }
    }

    private static Answer judged(double millis, double most) {
        String detail = "%.0f ms behind, at most %.0f ms".formatted(millis, most);
        return millis > most ? new Answer.OutOfSync(detail) : new Answer.InSync(detail);
    }

    private static List<Dimension> dimensions(Targets.Lag lag) {
        return lag.dimensions().entrySet().stream()
                .map(each -> Dimension.builder().name(each.getKey()).value(each.getValue()).build())
                .toList();
    }
}
