package dev.holdfast.infra.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.report.CloudAssembly.Stack;
import dev.holdfast.infra.report.Texts;
import dev.holdfast.names.PublishedMetric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every figure that an alarm or a dashboard looks at is published by somebody: an alarm on one
/// that nobody publishes would stay silent for ever.
class MetricsTest {

    private static final Path REPOSITORY = Path.of(System.getProperty("basedir", "."), "..");

    /// What AWS documents that its services publish, as far as we look at it.
    private static final Map<String, Set<String>> OF_AWS =
            Map.of(
                    "AWS/ApiGateway", Set.of("5XXError", "Count", "Latency"),
                    "AWS/Lambda", Set.of("Errors", "Invocations"),
                    "AWS/RDS", Set.of("AuroraGlobalDBReplicationLag"),
                    "AWS/Route53", Set.of("HealthCheckStatus"),
                    "AWS/S3", Set.of("ReplicationLatency"),
                    "AWS/SQS",
                            Set.of(
                                    "ApproximateAgeOfOldestMessage",
                                    "ApproximateNumberOfMessagesVisible"),
                    "AWS/States",
                            Set.of(
                                    "ExecutionsAborted",
                                    "ExecutionsFailed",
                                    "ExecutionsSucceeded",
                                    "ExecutionsTimedOut"));

    /// Our own, and whose sources publish it.
    private static final Map<PublishedMetric, String> OUR_OWN =
            Arrays.stream(PublishedMetric.values())
                    .collect(
                            Collectors.toMap(
                                    metric -> metric,
                                    metric ->
                                            metric.name().startsWith("DRILL_")
                                                    ? "infra-cdk"
                                                    : "transaction-function"));

    private static final Pattern ON_A_DASHBOARD =
            Pattern.compile("\\[\"([A-Z][A-Za-z0-9/]+)\",\"([A-Za-z0-9]+)\"");

    private record Looked(String namespace, String name) {}

    @ParameterizedTest
    @MethodSource("dev.holdfast.infra.Profile#all")
    void every_figure_that_somebody_looks_at_is_published(Profile profile) {
        Set<String> ours =
                OUR_OWN.keySet().stream().map(PublishedMetric::label).collect(Collectors.toSet());
        List<Looked> looked =
                Assemblies.of(profile).stacks().stream()
                        .flatMap(stack -> Stream.concat(alarms(stack), dashboards(stack)))
                        .distinct()
                        .toList();

        assertThat(looked).contains(new Looked("AWS/RDS", "AuroraGlobalDBReplicationLag"));
        assertThat(looked)
                .filteredOn(each -> each.namespace().equals(PublishedMetric.NAMESPACE))
                .extracting(Looked::name)
                .containsExactlyInAnyOrderElementsOf(ours);
        assertThat(looked)
                .filteredOn(each -> !each.namespace().equals(PublishedMetric.NAMESPACE))
                .allMatch(each ->
                        OF_AWS.getOrDefault(each.namespace(), Set.of()).contains(each.name()));
    }

    @Test
    void each_of_our_own_is_published_by_the_module_that_is_named() throws IOException {
        assumeTrue(
                Files.isDirectory(REPOSITORY.resolve("transaction-function")),
                "the functions are not part of this repository yet");
        Set<PublishedMetric> unpublished = new TreeSet<>();
        for (Map.Entry<PublishedMetric, String> each : OUR_OWN.entrySet()) {
            if (!isNamedIn(each.getValue(), "PublishedMetric." + each.getKey().name())) {
                unpublished.add(each.getKey());
            }
        }

        assertThat(unpublished).isEmpty();
    }

    private static boolean isNamedIn(String module, String constant) throws IOException {
        Path sources = REPOSITORY.resolve(module).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    // The dashboard names them, too.
                    .filter(file -> !file.toString().contains("watch"))
                    .anyMatch(file -> read(file).contains(constant));
        }
    }

    private static Stream<Looked> alarms(Stack stack) {
        return of(stack, "AWS::CloudWatch::Alarm")
                .flatMap(alarm ->
                        Stream.concat(
                                Stream.of(alarm),
                                alarm.path("Metrics")
                                        .valueStream()
                                        .map(each -> each.at("/MetricStat/Metric"))))
                .filter(each -> each.has("MetricName"))
                .map(each ->
                        new Looked(
                                each.path("Namespace").asText(), each.path("MetricName").asText()));
    }

    private static Stream<Looked> dashboards(Stack stack) {
        return of(stack, "AWS::CloudWatch::Dashboard")
                .map(each -> Texts.of(each.path("DashboardBody"), stack.region()))
                .flatMap(body -> ON_A_DASHBOARD.matcher(body).results())
                .map(found -> new Looked(found.group(1), found.group(2)));
    }

    private static Stream<JsonNode> of(Stack stack, String type) {
        return stack.resources().values().stream()
                .filter(each -> each.path("Type").asText().equals(type))
                .map(each -> each.path("Properties"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
