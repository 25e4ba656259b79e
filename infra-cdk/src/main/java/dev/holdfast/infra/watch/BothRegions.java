package dev.holdfast.infra.watch;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.functions.FunctionKind;
import dev.holdfast.infra.workflows.Workflow;
import dev.holdfast.names.PublishedMetric;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.constructs.Construct;

/// A dashboard with the primary region on the left and the secondary on the right.
final class BothRegions extends Construct {

    private static final int HALF = 12;

    private static final List<PublishedMetric> JOURNAL =
            List.of(PublishedMetric.JOURNAL_POSITION, PublishedMetric.HEARTBEAT_AGE);

    private static final List<PublishedMetric> RARE =
            List.of(
                    PublishedMetric.BACKUPS_FAILED,
                    PublishedMetric.PARAMETER_DRIFT,
                    PublishedMetric.READINESS_FAILED,
                    PublishedMetric.READINESS_UNKNOWN);

    private static final List<PublishedMetric> ORDERS =
            List.of(
                    PublishedMetric.ORDERS_FULFILLED,
                    PublishedMetric.ORDERS_TURNED_BACK,
                    PublishedMetric.ORDER_WAITS,
                    PublishedMetric.ORDER_FAILURES);

    private static final List<PublishedMetric> DRILL =
            List.of(PublishedMetric.DRILL_RECOVERY_POINT, PublishedMetric.DRILL_RECOVERY_TIME);

    /// Drills are rare: the last one is looked for in so long a time.
    private static final String MONTHS = "-P3M";

    private final Dashboard dashboard;
    private final List<Figures> regions;

    BothRegions(Construct scope, Site site, HealthFigures health, String account) {
        super(scope, "dashboard");
        this.regions =
                Arrays.stream(Role.values())
                        .map(role -> new Figures(site.deployment().site(role), account))
                        .toList();
        this.dashboard =
                Dashboard.Builder.create(this, "dashboard")
                        .dashboardName(site.name("holdfast"))
                        .build();
        row(
                "Health: 1 where traffic goes",
                figures -> List.of(health.status(figures.site().role())));
        row("Replication lag, ms", figures -> List.of(figures.replicationLag()));
        row("Journal", figures -> published(figures, JOURNAL));
        lastDrill();
        row("API latency p99, ms", figures -> List.of(figures.apiLatency()));
        row(
                "API requests and errors",
                figures -> List.of(figures.apiRequests(), figures.apiErrors()));
        row("Function errors, %", BothRegions::functions);
        row("Workflow failures, %", BothRegions::workflows);
        row("Orders in functions", figures -> ORDERS.stream().map(figures::counted).toList());
        row("Queues", BothRegions::queues);
        row("Bucket replication, s", BothRegions::buckets);
        row(
                "Backups failed, parameters apart, checks of readiness failed",
                figures -> RARE.stream().map(figures::publishedRarely).toList());
    }

    private void row(String title, Function<Figures, List<? extends IMetric>> figures) {
        dashboard.addWidgets(
                regions.stream()
                        .map(region -> graph(title, region, figures.apply(region)))
                        .toArray(IWidget[]::new));
    }

    private void lastDrill() {
        dashboard.addWidgets(
                regions.stream()
                        .map(region ->
                                SingleValueWidget.Builder.create()
                                        .title(title("Last drill: RPO and RTO, s", region))
                                        .region(region.site().region())
                                        .width(HALF)
                                        .start(MONTHS)
                                        .metrics(published(region, DRILL))
                                        .build())
                        .toArray(IWidget[]::new));
    }

    private static String title(String what, Figures region) {
        return "%s (%s)".formatted(what, region.site().region());
    }

    private static IWidget graph(String title, Figures region, List<? extends IMetric> figures) {
        return GraphWidget.Builder.create()
                .title(title(title, region))
                .region(region.site().region())
                .width(HALF)
                .left(figures)
                .build();
    }

    private static List<IMetric> published(Figures figures, List<PublishedMetric> which) {
        return which.stream().<IMetric>map(figures::published).toList();
    }

    private static List<IMetric> functions(Figures figures) {
        return Arrays.stream(FunctionKind.values()).<IMetric>map(figures::errorRate).toList();
    }

    private static List<IMetric> workflows(Figures figures) {
        return Arrays.stream(Workflow.values()).<IMetric>map(figures::failureRate).toList();
    }

    private static List<IMetric> queues(Figures figures) {
        DeployedNames names = figures.names();
        return Stream.of(
                        names.ordersQueue(),
                        names.deadOrdersQueue(),
                        names.failedInvocationsQueue())
                .<IMetric>map(figures::waiting)
                .toList();
    }

    private static List<IMetric> buckets(Figures figures) {
        return DeployedNames.REPLICATED.stream().<IMetric>map(figures::bucketLatency).toList();
    }
}
