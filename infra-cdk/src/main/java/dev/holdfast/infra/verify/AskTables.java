package dev.holdfast.infra.verify;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.MultiRegionConsistency;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.ReplicaStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// Global tables: replicas, witnesses and consistency, as each region sees them.
final class AskTables {
    private final Clients clients;

    AskTables(Clients clients) {
        this.clients = clients;
    }

    List<Check> about(Targets.Table table) {
        return table.replicas().stream()
                .map(region ->
                        new Check(
                                "table",
                                "%s seen from %s".formatted(table.name(), region),
                                () -> ask(table, region)))
                .toList();
    }

    private Answer ask(Targets.Table table, String region) {
        try (DynamoDbClient dynamo = clients.dynamoDb(region)) {
            return judged(
                    dynamo.describeTable(ask -> ask.tableName(table.name())).table(),
                    table,
                    region);
        }
    }

    /// A region lists the other replicas, and need not list its own.
    private static Answer judged(TableDescription found, Targets.Table table, String here) {
        List<String> wrongs = new ArrayList<>();
        if (found.tableStatus() != TableStatus.ACTIVE) {
            wrongs.add("it is " + found.tableStatusAsString());
        }
        for (String region : table.replicas()) {
            if (!region.equals(here)
                    && found.replicas().stream().noneMatch(each -> follows(each, region))) {
                wrongs.add("%s has no active replica".formatted(region));
            }
        }
        MultiRegionConsistency consistency = found.multiRegionConsistency();
        String mode = consistency == null ? "EVENTUAL" : consistency.toString();
        if (!mode.equals(table.consistency())) {
            wrongs.add("it is %s consistent, not %s".formatted(mode, table.consistency()));
        }
        for (String witness : table.witnesses()) {
            if (found.globalTableWitnesses().stream()
                    .noneMatch(each -> witness.equals(each.regionName()))) {
                wrongs.add(witness + " is no witness");
            }
        }
        return Answer.unless(wrongs, mode + ", replicas active");
    }

    private static boolean follows(ReplicaDescription replica, String region) {
        return region.equals(replica.regionName())
                && replica.replicaStatus() == ReplicaStatus.ACTIVE;
    }
}
