package dev.holdfast.infra.verify;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Two regions of a deployment that is in sync; tests break one thing each.
final class TwoRegions implements AutoCloseable {
    static final String EAST = "us-east-1";
    static final String WEST = "us-west-2";
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration YOUNG = Duration.ofHours(2);

    static final Targets TARGETS =
            new Targets(
                    List.of(EAST, WEST),
                    new Targets.Database(
                            "ledger",
                            new TreeMap<>(Map.of(EAST, "ledger-east", WEST, "ledger-west")),
                            List.of(lag(EAST, "ledger-east"), lag(WEST, "ledger-west")),
                            Duration.ofHours(1)),
                    List.of(
                            new Targets.Table(
                                    "journal",
                                    List.of(EAST, WEST),
                                    List.of("us-east-2"),
                                    "STRONG")),
                    Map.of(
                            EAST, Map.of("/holdfast/dev/a", "1", "/holdfast/dev/own", "east"),
                            WEST, Map.of("/holdfast/dev/a", "1", "/holdfast/dev/own", "west")),
                    Map.of(
                            EAST, List.of("orders-primary-dev"),
                            WEST, List.of("orders-secondary-dev")),
                    List.of(
                            new Targets.Bucket(
                                    EAST, "documents-east", Optional.of("documents-west")),
                            new Targets.Bucket(
                                    WEST, "documents-west", Optional.of("documents-east"))),
                    Map.of(EAST, "primary.example.com", WEST, "secondary.example.com"));

    final FakeAws east = new FakeAws();
    final FakeAws west = new FakeAws();
    private final Clients clients =
            new Clients((_, region) -> Optional.of(in(region).endpoint()), Duration.ofSeconds(5));

    TwoRegions() throws IOException {
        for (FakeAws each : List.of(east, west)) {
            each.xml("DescribeGlobalClusters", globalCluster(true, "connected"));
            each.xml("DescribeDBClusters", cluster("16.6", "in-sync"));
            each.xml("DescribeDBClusterSnapshots", snapshot("available", NOW.minus(YOUNG)));
            each.json("DescribeContinuousBackups", continuous("ENABLED"));
            each.json("GetParametersByPath", parameters("1"));
            each.status("GET /health/ready", 200);
        }
        east.cbor("GetMetricStatistics", "{\"Datapoints\":[]}");
        west.cbor("GetMetricStatistics", datapoints(120));
        east.json("DescribeTable", table(WEST, "ACTIVE"));
        west.json("DescribeTable", table(EAST, "ACTIVE"));
        east.json("GET /2015-03-31/functions/orders-primary-dev/configuration", function("abc"));
        west.json("GET /2015-03-31/functions/orders-secondary-dev/configuration", function("abc"));
        for (String region : List.of("east", "west")) {
            FakeAws server = region.equals("east") ? east : west;
            String bucket = "GET /documents-" + region;
            server.xml(bucket + "?versioning", versioning("Enabled"));
            server.xml(
                    bucket + "?replication",
                    replication("Enabled", region.equals("east") ? "west" : "east"));
        }
        east.status("GET /health/routing", 200);
        west.status("GET /health/routing", 503);
    }

    private static Targets.Lag lag(String region, String cluster) {
        return new Targets.Lag(region, Map.of("DBClusterIdentifier", cluster), 500);
    }

    FakeAws in(String region) {
        return region.equals(EAST) ? east : west;
    }

    VerifyReport verify(Duration bound) throws InterruptedException {
        AllChecks checks =
                new AllChecks(
                        new AskDatabase(clients, InstantSource.fixed(NOW)),
                        new AskTables(clients),
                        new AskParameters(clients),
                        new AskFunctions(clients),
                        new AskBuckets(clients),
                        new AskBackups(clients, InstantSource.fixed(NOW)),
                        new AskHealth(Duration.ofSeconds(5), this::origin));
        return new VerifyReport(new Verification(bound).of(checks.about(TARGETS)));
    }

    private URI origin(String host) {
        return (host.startsWith("primary") ? east : west).endpoint();
    }

    static String globalCluster(boolean eastWrites, String synchronization) {
        return """
        <DescribeGlobalClustersResponse><DescribeGlobalClustersResult><GlobalClusters>
        <GlobalClusterMember><GlobalClusterIdentifier>ledger</GlobalClusterIdentifier>
        <Status>available</Status><GlobalClusterMembers>%s%s</GlobalClusterMembers>
        </GlobalClusterMember></GlobalClusters></DescribeGlobalClustersResult>
        </DescribeGlobalClustersResponse>\
        """
                .formatted(
                        member(EAST, "ledger-east", eastWrites, synchronization),
                        member(WEST, "ledger-west", false, synchronization));
    }

    private static String member(
            String region, String cluster, boolean writes, String synchronization) {
        return """
        <GlobalClusterMember><DBClusterArn>arn:aws:rds:%s:1:cluster:%s</DBClusterArn>
        <IsWriter>%s</IsWriter><SynchronizationStatus>%s</SynchronizationStatus>
        </GlobalClusterMember>\
        """
                .formatted(region, cluster, writes, synchronization);
    }

    static String cluster(String version, String parameters) {
        return """
        <DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>
        <Status>available</Status><EngineVersion>%s</EngineVersion>
        <ClusterCreateTime>2025-06-01T00:00:00Z</ClusterCreateTime><DBClusterMembers>
        <DBClusterMember><DBInstanceIdentifier>one</DBInstanceIdentifier>
        <DBClusterParameterGroupStatus>%s</DBClusterParameterGroupStatus></DBClusterMember>
        </DBClusterMembers></DBCluster></DBClusters></DescribeDBClustersResult>
        </DescribeDBClustersResponse>\
        """
                .formatted(version, parameters);
    }

    static String snapshot(String status, Instant made) {
        return """
        <DescribeDBClusterSnapshotsResponse><DescribeDBClusterSnapshotsResult><DBClusterSnapshots>
        <DBClusterSnapshot><Status>%s</Status><SnapshotCreateTime>%s</SnapshotCreateTime>
        </DBClusterSnapshot></DBClusterSnapshots></DescribeDBClusterSnapshotsResult>
        </DescribeDBClusterSnapshotsResponse>\
        """
                .formatted(status, made);
    }

    static String continuous(String status) {
        return """
        {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",
        "PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"%s"}}}\
        """
                .formatted(status);
    }

    static String datapoints(double millis) {
        long seconds = NOW.getEpochSecond() - 120;
        return """
        {"Datapoints":[{"Timestamp":%d,"Maximum":9000},{"Timestamp":%d,"Maximum":%s}]}\
        """
                .formatted(seconds - 60, seconds, millis);
    }

    static String table(String other, String status) {
        return """
        {"Table":{"TableName":"journal","TableStatus":"ACTIVE",
        "MultiRegionConsistency":"STRONG",
        "GlobalTableWitnesses":[{"RegionName":"us-east-2","WitnessStatus":"ACTIVE"}],
        "Replicas":[{"RegionName":"%s","ReplicaStatus":"%s"}]}}\
        """
                .formatted(other, status);
    }

    static String parameters(String value) {
        return """
        {"Parameters":[{"Name":"/holdfast/dev/a","Value":"%s"},
        {"Name":"/holdfast/dev/own","Value":"%s"}]}\
        """
                .formatted(value, java.util.UUID.randomUUID());
    }

    static String function(String hash) {
        return """
        {"Runtime":"provided.al2023","CodeSha256":"%s","LastUpdateStatus":"Successful"}\
        """
                .formatted(hash);
    }

    static String versioning(String status) {
        return "<VersioningConfiguration><Status>%s</Status></VersioningConfiguration>"
                .formatted(status);
    }

    static String replication(String status, String to) {
        return """
        <ReplicationConfiguration><Role>r</Role><Rule><Status>%s</Status><Destination>
        <Bucket>arn:aws:s3:::documents-%s</Bucket></Destination></Rule>
        </ReplicationConfiguration>\
        """
                .formatted(status, to);
    }

    @Override
    public void close() {
        clients.close();
        east.close();
        west.close();
    }
}
