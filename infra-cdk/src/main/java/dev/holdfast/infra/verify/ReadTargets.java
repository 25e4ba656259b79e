package dev.holdfast.infra.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Reads [Targets] from what was synthesised, so that nobody lists them a second time.
final class ReadTargets {
    private static final String LAG = "AuroraGlobalDBReplicationLag";

    private final List<Found> resources;
    private final List<String> sites;

    /// A resource, with the region that it is in.
    private record Found(String region, JsonNode resource) {
        String text(String property) {
            return Texts.of(resource.path("Properties").path(property), region);
        }

        JsonNode at(String pointer) {
            return resource.path("Properties").at(pointer);
        }
    }

    private ReadTargets(CloudAssembly assembly) {
        this.resources =
                assembly.stacks().stream()
                        .flatMap(stack ->
                                stack.resources().values().stream()
                                        .map(each -> new Found(stack.region(), each)))
                        .toList();
        this.sites = Arrays.stream(Role.values()).map(role -> region(role, assembly)).toList();
    }

    static Targets from(CloudAssembly assembly) {
        ReadTargets read = new ReadTargets(assembly);
        return new Targets(
                read.sites,
                read.database(),
                read.tables(),
                read.parameters(),
                read.functions(),
                read.buckets(),
                read.routing());
    }

    private static String region(Role role, CloudAssembly assembly) {
        return assembly.stacks().stream()
                .filter(stack -> stack.name().contains("-" + role.label() + "-"))
                .map(Stack::region)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "%s holds no stack of the %s region."
                                        .formatted(assembly.folder(), role.label())));
    }

    private Optional<Targets.Database> database() {
        Map<String, String> clusters = new TreeMap<>();
        each("AWS::RDS::DBCluster", found -> clusters.put(found.region(), found.text("DBClusterIdentifier")));
        return of("AWS::RDS::GlobalCluster")
                .map(found -> found.text("GlobalClusterIdentifier"))
                .findFirst()
                .map(global -> new Targets.Database(global, clusters, lag()));
    }

    private Optional<Targets.Lag> lag() {
        return of("AWS::CloudWatch::Alarm")
                .filter(found -> LAG.equals(found.text("MetricName")))
                .filter(found -> !found.region().equals(sites.getFirst()))
                .map(found -> new Targets.Lag(
                        found.region(), dimensions(found), found.at("/Threshold").asDouble()))
                .findFirst();
    }

    private static Map<String, String> dimensions(Found alarm) {
        Map<String, String> dimensions = new TreeMap<>();
        alarm.at("/Dimensions")
                .forEach(each ->
                        dimensions.put(
                                each.path("Name").asText(),
                                Texts.of(each.path("Value"), alarm.region())));
        return dimensions;
    }

    private List<Targets.Table> tables() {
        return of("AWS::DynamoDB::GlobalTable")
                .map(found -> new Targets.Table(
                        found.text("TableName"),
                        regions(found.at("/Replicas"), found.region()),
                        regions(found.at("/GlobalTableWitnesses"), found.region()),
                        found.at("/MultiRegionConsistency").asText("EVENTUAL")))
                .toList();
    }

    private static List<String> regions(JsonNode list, String here) {
        List<String> regions = new ArrayList<>();
        list.forEach(each -> regions.add(Texts.of(each.path("Region"), here)));
        return regions.stream().sorted().toList();
    }

    private Map<String, Map<String, String>> parameters() {
        Map<String, Map<String, String>> parameters = new TreeMap<>();
        each(
                "AWS::SSM::Parameter",
                found ->
                        parameters
                                .computeIfAbsent(found.region(), _ -> new TreeMap<>())
                                .put(found.text("Name"), found.text("Value")));
        return parameters;
    }

    private Map<String, List<String>> functions() {
        Map<String, List<String>> functions = new TreeMap<>();
        each(
                "AWS::Lambda::Function",
                found ->
                        functions
                                .computeIfAbsent(found.region(), _ -> new ArrayList<>())
                                .add(found.text("FunctionName")));
        return functions;
    }

    private List<Targets.Bucket> buckets() {
        return of("AWS::S3::Bucket")
                .map(found -> new Targets.Bucket(
                        found.region(), found.text("BucketName"), destination(found)))
                .toList();
    }

    private static Optional<String> destination(Found bucket) {
        JsonNode arn = bucket.at("/ReplicationConfiguration/Rules/0/Destination/Bucket");
        return arn.isMissingNode()
                ? Optional.empty()
                : Optional.of(Texts.of(arn, bucket.region()).replaceFirst("^arn:aws:s3:::", ""));
    }

    private Map<String, String> routing() {
        Map<String, String> hosts = new TreeMap<>();
        of("AWS::Route53::HealthCheck")
                .map(found -> Texts.of(found.at("/HealthCheckConfig/FullyQualifiedDomainName"), found.region()))
                .forEach(host -> siteOf(host).ifPresent(site -> hosts.put(site, host)));
        return hosts;
    }

    /// A host carries the name of its region, or of the role that its region begins with.
    private Optional<String> siteOf(String host) {
        for (int i = 0; i < sites.size(); i++) {
            if (host.contains(sites.get(i)) || host.contains(Role.values()[i].label())) {
                return Optional.of(sites.get(i));
            }
        }
        return Optional.empty();
    }

    private Stream<Found> of(String type) {
        return resources.stream().filter(each -> type.equals(each.resource().path("Type").asText()));
    }

    private void each(String type, Consumer<Found> seen) {
        of(type).forEach(seen);
    }
}
