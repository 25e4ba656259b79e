package dev.holdfast.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.aws.ScriptedServer;
import dev.holdfast.local.postgres.DatabaseAccess;
import dev.holdfast.local.process.Deadline;
import dev.holdfast.local.service.RegionService;
import dev.holdfast.local.service.ServiceProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a deployed service uses: it finds an empty database, asks RDS whether it may write
/// there, brings the tables along itself, and publishes events. Servers that speak their protocols
/// play RDS and EventBridge.
class CloudPartsIT {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int ENOUGH = 200;
    private static final String CLUSTER = "arn:aws:rds:us-east-1:123456789012:cluster:ledger-east";
    private static final String WRITER =
            "<DescribeGlobalClustersResponse><DescribeGlobalClustersResult><GlobalClusters>"
                    + "<GlobalClusterMember><GlobalClusterIdentifier>ledger"
                    + "</GlobalClusterIdentifier><GlobalClusterMembers><GlobalClusterMember>"
                    + "<DBClusterArn>"
                    + CLUSTER
                    + "</DBClusterArn><IsWriter>true</IsWriter></GlobalClusterMember>"
                    + "</GlobalClusterMembers></GlobalClusterMember></GlobalClusters>"
                    + "</DescribeGlobalClustersResult></DescribeGlobalClustersResponse>";

    @TempDir private Path directory;

    @Test
    void an_empty_database_is_filled_and_what_happens_then_is_published() throws Exception {
        try (OneRegion region = OneRegion.withoutService(directory, data -> {});
                ScriptedServer rds = new ScriptedServer();
                ScriptedServer bus = new ScriptedServer()) {
            for (int i = 0; i < ENOUGH; i++) {
                rds.answering(200, "text/xml", WRITER);
                bus.answering(
                        200,
                        "application/x-amz-json-1.1",
                        "{\"FailedEntryCount\":0,\"Entries\":[]}");
            }
            region.administrator().execute("DROP OWNED BY " + DatabaseAccess.DATABASE);
            serve(region, configuration(rds, bus));

            try (Asking asking = new Asking(region)) {
                asking.open();
            }

            Deadline.in(BOUND).await("an event", () -> published(bus));
            assertThat(rds.requests())
                    .anyMatch(request -> request.contains("Action=DescribeGlobalClusters"));
        }
    }

    private static boolean published(ScriptedServer bus) {
        return bus.requests().stream()
                .anyMatch(request ->
                        request.startsWith("AWSEvents.PutEvents ")
                                && request.contains("AccountOpened.v1"));
    }

    private static Map<String, String> configuration(ScriptedServer rds, ScriptedServer bus) {
        Map<String, String> all = new HashMap<>();
        all.put("holdfast.database.migrate", "true");
        all.put("holdfast.aurora.global-cluster", "ledger");
        all.put("holdfast.aurora.cluster", CLUSTER);
        all.put("aws.endpointUrlRds", rds.endpoint().toString());
        all.put("holdfast.events.bus", "ledger-events");
        all.put("aws.endpointUrlEventBridge", bus.endpoint().toString());
        return all;
    }

    private static void serve(OneRegion region, Map<String, String> more) {
        ServiceProgram program = region.program().configured(more);
        region.service()
                .start(
                        region.environment().java(),
                        program,
                        region.surroundings(),
                        region.timings());
        region.service().await(RegionService.ROUTING);
    }
}
