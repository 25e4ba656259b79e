package dev.holdfast.aws;

import static dev.holdfast.aws.Clients.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.readiness.RegionStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsAsyncClient;

/// There is no RDS to test against: a server that speaks its protocol plays it.
class RdsClusterIT {

    private static final String XML = "text/xml";

    private ScriptedServer rds;
    private RdsAsyncClient client;
    private RdsCluster cluster;

    @BeforeEach
    void startServer() throws IOException {
        rds = new ScriptedServer();
        client = Clients.rds(rds.endpoint());
        cluster = new RdsCluster(client, "ledger-west", PATIENT);
    }

    @AfterEach
    void stopServer() {
        client.close();
        rds.close();
    }

    private RegionStatus.Cluster describe() {
        return cluster.describe().await().atMost(PATIENT).orElseThrow();
    }

    private void answerCluster(String restorable) {
        rds.answering(
                200,
                XML,
                "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters><DBCluster>"
                        + "<Engine>aurora-postgresql</Engine><EngineVersion>16.6</EngineVersion>"
                        + "<DBClusterParameterGroup>ledger-west</DBClusterParameterGroup>"
                        + restorable
                        + "</DBCluster></DBClusters></DescribeDBClustersResult>"
                        + "</DescribeDBClustersResponse>");
    }

    private void answerSettings(String more, String... settings) {
        StringBuilder parameters = new StringBuilder();
        for (String setting : settings) {
            String[] parts = setting.split("=");
            parameters.append(
                    ("<Parameter><ParameterName>%s</ParameterName>"
                                    + "<ParameterValue>%s</ParameterValue></Parameter>")
                            .formatted(parts[0], parts[1]));
        }
        rds.answering(
                200,
                XML,
                "<DescribeDBClusterParametersResponse><DescribeDBClusterParametersResult>"
                        + "<Parameters>"
                        + parameters
                        + "</Parameters>"
                        + more
                        + "</DescribeDBClusterParametersResult>"
                        + "</DescribeDBClusterParametersResponse>");
    }

    @Test
    void a_cluster_is_told_by_its_engine_what_people_set_and_its_backup() {
        answerCluster("<LatestRestorableTime>2026-01-01T12:00:00Z</LatestRestorableTime>");
        answerSettings("", "rds.force_ssl=1", "log_connections=1");

        assertThat(describe())
                .isEqualTo(
                        new RegionStatus.Cluster(
                                "aurora-postgresql 16.6",
                                "log_connections=1, rds.force_ssl=1",
                                Optional.of(Instant.parse("2026-01-01T12:00:00Z"))));
        assertThat(rds.requests().getFirst()).contains("DBClusterIdentifier=ledger-west");
        assertThat(rds.requests().getLast())
                .contains("DBClusterParameterGroupName=ledger-west", "Source=user");
    }

    @Test
    void a_replica_has_no_backup_of_its_own() {
        answerCluster("");
        answerSettings("");

        assertThat(describe().restorableUntil()).isEmpty();
    }

    @Test
    void half_of_the_settings_are_not_taken_for_all_of_them() {
        answerCluster("");
        answerSettings("<Marker>more</Marker>", "a=1");

        assertThatThrownBy(this::describe)
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining("not compared");
    }

    @Test
    void a_cluster_that_does_not_exist_is_named() {
        rds.answering(
                200,
                XML,
                "<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters/>"
                        + "</DescribeDBClustersResult></DescribeDBClustersResponse>");

        assertThatThrownBy(this::describe)
                .isInstanceOf(ControlUnavailable.class)
                .hasMessageContaining("ledger-west");
    }
}
