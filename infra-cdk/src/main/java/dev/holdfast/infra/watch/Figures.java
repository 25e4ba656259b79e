package dev.holdfast.infra.watch;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.functions.FunctionKind;
import dev.holdfast.infra.workflows.Workflow;
import dev.holdfast.names.PublishedMetric;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

/// What CloudWatch knows about a site, by name: nothing has to be handed from stack to stack, and
/// one region can show the other's.
///
/// @param site whose figures they are
/// @param account twelve digits, or the token that stands for them
record Figures(Site site, String account) {

    private static final Duration MINUTE = Duration.minutes(1);

    /// What happens a few times a day is never seen in several minutes in a row: failures are
    /// counted in a window that is longer than their repeats. Figures that share a graph need
    /// different names in their formulas.
    static final Duration WINDOW = Duration.minutes(15);

    private static final String MAXIMUM = "Maximum";
    private static final String SUM = "Sum";

    /// How far the region's database is behind the writer, in milliseconds. Only a reader has it.
    Metric replicationLag() {
        return metric("AWS/RDS", "AuroraGlobalDBReplicationLag")
                .dimensionsMap(Map.of("DBClusterIdentifier", names().cluster()))
                .statistic(MAXIMUM)
                .label("lag " + site.role().label())
                .build();
    }

    /// Errors of a function, in percent of its invocations.
    MathExpression errorRate(FunctionKind kind) {
        Map<String, String> function = Map.of("FunctionName", site.name(kind.type()));
        String name = site.name(kind.type()).replace('-', '_');
        String errors = name + "_errors";
        String all = name + "_invocations";
        return MathExpression.Builder.create()
                .expression("IF(%2$s > 0, 100 * %1$s / %2$s, 0)".formatted(errors, all))
                .usingMetrics(
                        new TreeMap<>(
                                Map.of(
                                        errors, sum("AWS/Lambda", "Errors", function),
                                        all, sum("AWS/Lambda", "Invocations", function))))
                .label(site.name(kind.type()))
                .period(WINDOW)
                .build();
    }

    /// Executions of a workflow that ended without success, in percent of all that ended. What
    /// began in one window may end in another: those that began say nothing here.
    MathExpression failureRate(Workflow workflow) {
        Map<String, String> machine =
                Map.of(
                        "StateMachineArn",
                        "arn:aws:states:%s:%s:stateMachine:%s"
                                .formatted(site.region(), account, site.name(workflow.type())));
        String name = site.name(workflow.type()).replace('-', '_');
        Map<String, Metric> ended = new TreeMap<>();
        for (String end : List.of("Succeeded", "Failed", "TimedOut", "Aborted")) {
            ended.put(
                    name + "_" + end.toLowerCase(Locale.ROOT),
                    sum("AWS/States", "Executions" + end, machine));
        }
        return MathExpression.Builder.create()
                .expression(
                        "100 * SUM([%1$s_failed, %1$s_timedout, %1$s_aborted]) / SUM([%2$s])"
                                .formatted(name, String.join(", ", ended.keySet())))
                .usingMetrics(ended)
                .label(site.name(workflow.type()))
                .period(WINDOW)
                .build();
    }

    /// How long the API takes, 99 of 100 requests, in milliseconds.
    Metric apiLatency() {
        return api("Latency").statistic("p99").build();
    }

    /// Requests that ended in an error of ours.
    Metric apiErrors() {
        return api("5XXError").statistic(SUM).build();
    }

    Metric apiRequests() {
        return api("Count").statistic(SUM).build();
    }

    /// How long an object takes to the other region, in seconds.
    Metric bucketLatency(String type) {
        Map<String, String> rule = new TreeMap<>();
        rule.put("SourceBucket", names().bucket(type, account));
        rule.put("DestinationBucket", new DeployedNames(site.peer()).bucket(type, account));
        rule.put("RuleId", "everything");
        return metric("AWS/S3", "ReplicationLatency")
                .dimensionsMap(rule)
                .statistic(MAXIMUM)
                .label(site.name(type))
                .build();
    }

    /// How many messages wait in a queue.
    Metric waiting(String queue) {
        return queue("ApproximateNumberOfMessagesVisible", queue);
    }

    /// How long the oldest message of a queue waits, in seconds.
    Metric oldest(String queue) {
        return queue("ApproximateAgeOfOldestMessage", queue);
    }

    /// A figure of the product's own.
    Metric published(PublishedMetric figure) {
        return own(figure).build();
    }

    /// The same, where it is published a few times a day.
    Metric publishedRarely(PublishedMetric figure) {
        return own(figure).period(WINDOW).build();
    }

    /// The same, where each publishing tells how many more there were.
    Metric counted(PublishedMetric figure) {
        return own(figure).statistic(SUM).build();
    }

    private Metric.Builder own(PublishedMetric figure) {
        return metric(PublishedMetric.NAMESPACE, figure.label())
                .dimensionsMap(Map.of(PublishedMetric.DIMENSION, site.region()))
                .statistic(MAXIMUM);
    }

    DeployedNames names() {
        return new DeployedNames(site);
    }

    private Metric queue(String figure, String queue) {
        return metric("AWS/SQS", figure)
                .dimensionsMap(Map.of("QueueName", queue))
                .statistic(MAXIMUM)
                .build();
    }

    private Metric.Builder api(String figure) {
        return metric("AWS/ApiGateway", figure)
                .dimensionsMap(Map.of("ApiName", site.name("holdfast-api")));
    }

    private Metric sum(String namespace, String figure, Map<String, String> dimensions) {
        return metric(namespace, figure).dimensionsMap(dimensions).statistic(SUM).build();
    }

    private Metric.Builder metric(String namespace, String figure) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(figure)
                .region(site.region())
                .period(MINUTE)
                .label("%s %s".formatted(figure, site.role().label()));
    }
}
