package dev.holdfast.infra.watch;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.functions.FunctionKind;
import dev.holdfast.infra.watch.Watched.Limit;
import dev.holdfast.infra.workflows.Workflow;
import dev.holdfast.names.PublishedMetric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All that somebody is told about at a site.
record WatchList(Figures figures) {

    private static final double ERRORS_PERCENT = 1;
    private static final double FAILURES_PERCENT = 5;
    private static final double LATENCY_MILLIS = 1_000;

    /// What replication time control promises.
    private static final double OBJECT_SECONDS = 900;

    private static final double ORDER_SECONDS = 300;
    private static final int SOON = 1;
    private static final int LASTING = 3;

    List<Watched> all() {
        return Stream.of(data(), buckets(), functions(), workflows(), requests(), queues())
                .flatMap(List::stream)
                .toList();
    }

    private List<Watched> data() {
        Site site = figures.site();
        return List.of(
                new Watched(
                        "holdfast-replication-lag",
                        "The ledger's replica is further behind than the profile allows.",
                        figures.replicationLag(),
                        Limit.above(site.profile().timing().lagAlarm().toMillis(), LASTING)),
                rare(
                        "holdfast-backups",
                        "A backup failed, or was not copied into the other region: see the log of"
                                + " notices.",
                        PublishedMetric.BACKUPS_FAILED),
                rare(
                        "holdfast-parameter-drift",
                        "Parameters say different things in the two regions.",
                        PublishedMetric.PARAMETER_DRIFT),
                rare(
                        "holdfast-readiness",
                        "The other region could not take over as it should: see the last report.",
                        PublishedMetric.READINESS_FAILED));
    }

    private Watched rare(String type, String meaning, PublishedMetric figure) {
        return new Watched(type, meaning, figures.publishedRarely(figure), Limit.above(0, SOON));
    }

    private List<Watched> buckets() {
        return DeployedNames.REPLICATED.stream()
                .map(bucket ->
                        new Watched(
                                bucket + "-replication",
                                "Objects take longer to the other region than S3 commits itself to.",
                                figures.bucketLatency(bucket),
                                Limit.above(OBJECT_SECONDS, LASTING)))
                .toList();
    }

    private List<Watched> functions() {
        return Arrays.stream(FunctionKind.values())
                .map(kind ->
                        new Watched(
                                kind.type() + "-errors",
                                "More than one in a hundred invocations ends in an error.",
                                figures.errorRate(kind),
                                Limit.above(ERRORS_PERCENT, SOON)))
                .toList();
    }

    private List<Watched> workflows() {
        return Arrays.stream(Workflow.values())
                .map(workflow ->
                        new Watched(
                                workflow.type() + "-failures",
                                "More than five in a hundred executions fail, time out or are aborted.",
                                figures.failureRate(workflow),
                                Limit.above(FAILURES_PERCENT, SOON)))
                .toList();
    }

    private List<Watched> requests() {
        return List.of(
                new Watched(
                        "holdfast-api-latency",
                        "One in a hundred requests takes longer than a second.",
                        figures.apiLatency(),
                        Limit.above(LATENCY_MILLIS, LASTING)),
                new Watched(
                        "holdfast-api-errors",
                        "Requests end in errors of ours.",
                        figures.apiErrors(),
                        Limit.above(0, LASTING)));
    }

    private List<Watched> queues() {
        DeployedNames names = figures.names();
        return List.of(
                new Watched(
                        "holdfast-dead-orders",
                        "An order could not be processed and needs somebody to look at it.",
                        figures.waiting(names.deadOrdersQueue()),
                        Limit.above(0, SOON)),
                new Watched(
                        "holdfast-failed",
                        "A function that nobody waits for could not do what it was asked.",
                        figures.waiting(names.failedInvocationsQueue()),
                        Limit.above(0, SOON)),
                new Watched(
                        "holdfast-orders-waiting",
                        "Orders wait too long in their queue.",
                        figures.oldest(names.ordersQueue()),
                        Limit.above(ORDER_SECONDS, LASTING)));
    }
}
