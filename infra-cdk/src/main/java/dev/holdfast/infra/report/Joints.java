package dev.holdfast.infra.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What joins the two regions.
final class Joints {

    private final CloudAssembly assembly;

    private Joints(CloudAssembly assembly) {
        this.assembly = assembly;
    }

    /// @param notes what is to be known about it
    record Joint(String name, List<String> notes) {}

    static List<Joint> in(CloudAssembly assembly) {
        Joints joints = new Joints(assembly);
        List<Joint> found = new ArrayList<>();
        joints.of("AWS::DynamoDB::GlobalTable").forEach(table -> found.add(table(table)));
        joints.simple(
                found, "AWS::RDS::GlobalCluster", "Aurora replication", "asynchronous, one writer");
        if (joints.all().anyMatch(each -> each.toString().contains("putBucketReplication"))) {
            found.add(new Joint("S3 replication", List.of("both ways, within 15 min")));
        }
        joints.simple(
                found, "AWS::EC2::VPCPeeringConnection", "network peering", "private addresses");
        joints.simple(found, "AWS::Events::Endpoint", "global endpoint", "events, replicated");
        joints.simple(found, "AWS::KMS::ReplicaKey", "multi-Region key", "the same in both");
        return found;
    }

    private static Joint table(JsonNode table) {
        JsonNode properties = table.path("Properties");
        boolean strong = "STRONG".equals(properties.path("MultiRegionConsistency").asText());
        List<String> notes = new ArrayList<>();
        notes.add(strong ? "global table, consistent" : "global table");
        properties
                .path("GlobalTableWitnesses")
                .forEach(each -> notes.add("witness: " + each.path("Region").asText()));
        return new Joint(
                properties.path("TableName").asText().replaceFirst("-global-.*", ""), notes);
    }

    private void simple(List<Joint> found, String type, String name, String note) {
        if (of(type).findAny().isPresent()) {
            found.add(new Joint(name, List.of(note)));
        }
    }

    /// How clients find their region.
    static String routing(CloudAssembly assembly) {
        Joints joints = new Joints(assembly);
        if (joints.of("AWS::Route53::RecordSet")
                .anyMatch(each -> each.at("/Properties").has("Failover"))) {
            return "Route 53, failover records";
        }
        return joints.of("AWS::Route53::RecordSet")
                        .anyMatch(each -> each.at("/Properties").has("Weight"))
                ? "Route 53, weighted records"
                : "no DNS records";
    }

    private Stream<JsonNode> of(String type) {
        return all().filter(each -> type.equals(each.path("Type").asText()));
    }

    private Stream<JsonNode> all() {
        return assembly.stacks().stream().flatMap(stack -> stack.resources().values().stream());
    }
}
