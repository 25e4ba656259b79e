package dev.holdfast.infra.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.report.CloudAssembly;
import dev.holdfast.infra.report.Texts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads [Targets] from what was synthesised, so that nobody lists them a second time: names from
/// `holdfast.json`, the rest from the templates.
final class ReadTargets {
    private static final String LAG = "AuroraGlobalDBReplicationLag";
    private static final String ANY_ACCOUNT = "${AWS::AccountId}";

    private final JsonNode names;
    private final List<Found> resources;

    /// A resource, with the region that it is in.
    private record Found(String region, JsonNode resource) {
        String text(String property) {
            return Texts.of(resource.path("Properties").path(property), region);
        }

        JsonNode at(String pointer) {
            return resource.path("Properties").at(pointer);
        }
    }

    private ReadTargets(CloudAssembly assembly, JsonNode names) {
        this.names = names;
        this.resources =
                assembly.stacks().stream()
                        .flatMap(stack ->
                                stack.resources().values().stream()
                                        .map(each -> new Found(stack.region(), each)))
                        .toList();
    }

    /// @throws IllegalArgumentException if it was synthesised for any account
    static Targets from(CloudAssembly assembly) {
        JsonNode names = assembly.description();
        if (names.toString().contains(ANY_ACCOUNT)) {
            throw new IllegalArgumentException(
                    "%s was synthesised for any account: name yours with -c account=ACCOUNT."
                            .formatted(assembly.folder()));
        }
        ReadTargets read = new ReadTargets(assembly, names);
        return new Targets(
                read.sites(),
                read.database(),
                read.tables(),
                read.parameters(),
                read.functions(),
                read.buckets(),
                read.routing());
    }

    private JsonNode site(Role role) {
        return names.path(role.label());
    }

    private String region(Role role) {
        return site(role).path("region").asText();
    }

    private List<String> sites() {
        return Arrays.stream(Role.values()).map(this::region).toList();
    }

    private Targets.Database database() {
        Map<String, String> clusters = new TreeMap<>();
        for (Role role : Role.values()) {
            clusters.put(region(role), site(role).path("cluster").asText());
        }
        String global = names.path("globalCluster").asText();
        Duration backupEvery = Duration.parse(names.path("backupEvery").asText());
        return new Targets.Database(global, clusters, lags(), backupEvery);
    }

    private List<Targets.Lag> lags() {
        return of("AWS::CloudWatch::Alarm")
                .filter(found -> LAG.equals(metric(found).path("MetricName").asText()))
                .map(found ->
                        new Targets.Lag(
                                found.region(),
                                dimensions(found),
                                found.at("/Threshold").asDouble()))
                .toList();
    }

    /// An alarm names its metric itself, or in a list of one.
    private static JsonNode metric(Found alarm) {
        JsonNode listed = alarm.at("/Metrics/0/MetricStat/Metric");
        return listed.isMissingNode() ? alarm.at("") : listed;
    }

    private static Map<String, String> dimensions(Found alarm) {
        Map<String, String> dimensions = new TreeMap<>();
        metric(alarm)
                .path("Dimensions")
                .forEach(each ->
                        dimensions.put(
                                each.path("Name").asText(),
                                Texts.of(each.path("Value"), alarm.region())));
        return dimensions;
    }

    private List<Targets.Table> tables() {
        return of("AWS::DynamoDB::GlobalTable")
                .map(found ->
                        new Targets.Table(
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

    /// Only what the service reads: what stacks tell each other is below another prefix.
    private Map<String, Map<String, String>> parameters() {
        String prefix = names.path("parameterPrefix").asText() + "/";
        Map<String, Map<String, String>> parameters = new TreeMap<>();
        of("AWS::SSM::Parameter")
                .filter(found -> found.text("Name").startsWith(prefix))
                .forEach(found ->
                        parameters
                                .computeIfAbsent(found.region(), _ -> new TreeMap<>())
                                .put(found.text("Name"), found.text("Value")));
        return parameters;
    }

    private Map<String, List<String>> functions() {
        Map<String, List<String>> functions = new TreeMap<>();
        for (Role role : Role.values()) {
            functions.put(region(role), Texts.listOf(site(role).path("functions"), region(role)));
        }
        return functions;
    }

    /// Each bucket replicates to the one of its kind at the other site.
    private List<Targets.Bucket> buckets() {
        List<Targets.Bucket> buckets = new ArrayList<>();
        for (Role role : Role.values()) {
            JsonNode here = site(role).path("buckets");
            for (int i = 0; i < here.size(); i++) {
                String there = site(role.peer()).path("buckets").path(i).asText();
                buckets.add(
                        new Targets.Bucket(region(role), here.get(i).asText(), Optional.of(there)));
            }
        }
        return buckets;
    }

    private Map<String, String> routing() {
        Map<String, String> hosts = new TreeMap<>();
        for (Role role : Role.values()) {
            URI health = URI.create(site(role).path("healthUrl").asText());
            hosts.put(region(role), health.getAuthority());
        }
        return hosts;
    }

    private Stream<Found> of(String type) {
        return resources.stream()
                .filter(each -> type.equals(each.resource().path("Type").asText()));
    }
}
