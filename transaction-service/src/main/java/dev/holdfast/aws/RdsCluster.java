package dev.holdfast.aws;

import dev.holdfast.readiness.ClusterSource;
import dev.holdfast.readiness.RegionStatus;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.RdsAsyncClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterParametersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;

/// This region's Aurora cluster as RDS describes it. Parameter groups have a name of their own in
/// each region, so it is what people set in them that is told. Fails with [ControlUnavailable].
public final class RdsCluster implements ClusterSource {

    /// What people set, and neither the engine nor the system.
    private static final String SET_BY_PEOPLE = "user";

    private final RdsAsyncClient client;
    private final String cluster;
    private final Requests requests;

    /// @param cluster identifier or ARN of this region's cluster
    /// @param timeout the bound of every single request
    public RdsCluster(RdsAsyncClient client, String cluster, Duration timeout) {
        this.client = client;
        this.cluster = cluster;
        this.requests = new Requests(timeout, cause -> ControlUnavailable.of("RDS", cause));
    }

    @Override
    public Uni<Optional<RegionStatus.Cluster>> describe() {
        DescribeDbClustersRequest describe =
                DescribeDbClustersRequest.builder()
                        .dbClusterIdentifier(cluster)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.describeDBClusters(describe))
                .map(answer -> answer.dbClusters().stream().findFirst().orElseThrow(this::absent))
                .chain(found ->
                        settings(found.dbClusterParameterGroup())
                                .map(settings -> Optional.of(told(found, settings))));
    }

    private static RegionStatus.Cluster told(DBCluster found, String settings) {
        return new RegionStatus.Cluster(
                found.engine() + " " + found.engineVersion(),
                settings,
                Optional.ofNullable(found.latestRestorableTime()));
    }

    private Uni<String> settings(String group) {
        DescribeDbClusterParametersRequest describe =
                DescribeDbClusterParametersRequest.builder()
                        .dbClusterParameterGroupName(group)
                        .source(SET_BY_PEOPLE)
                        .overrideConfiguration(requests.bound())
                        .build();
        return requests.send(() -> client.describeDBClusterParameters(describe))
                .map(this::settings);
    }

    private String settings(DescribeDbClusterParametersResponse answer) {
        if (answer.marker() != null) {
            throw new ControlUnavailable(
                    Trouble.REFUSED,
                    "So many settings of the cluster %s are not compared.".formatted(cluster));
        }
        return answer.parameters().stream()
                .map(parameter -> parameter.parameterName() + "=" + parameter.parameterValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private ControlUnavailable absent() {
        return new ControlUnavailable(
                Trouble.REFUSED, "RDS knows no cluster " + cluster + " in this region.");
    }
}
