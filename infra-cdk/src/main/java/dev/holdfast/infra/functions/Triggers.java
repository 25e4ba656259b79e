package dev.holdfast.infra.functions;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.queues.OrderQueues;
import dev.holdfast.names.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.constructs.Construct;

/// What sets functions off: the queue, the clock, and events of AWS.
final class Triggers extends Construct {

    private static final int MESSAGES_AT_ONCE = 10;
    private static final Duration EVERY_HOUR = Duration.hours(1);
    private static final Duration EVERY_QUARTER = Duration.minutes(15);
    private static final Duration EVERY_MINUTE = Duration.minutes(1);

    private final Site site;
    private final Map<FunctionKind, Function> functions;

    Triggers(
            Construct scope, Site site, Map<FunctionKind, Function> functions, OrderQueues queues) {
        super(scope, "triggers");
        this.site = site;
        this.functions = functions;
        function(FunctionKind.ORDER_QUEUE).addEventSource(batches(queues));
        every(EVERY_HOUR, Names.READINESS_CLOCK, FunctionKind.READINESS);
        every(EVERY_QUARTER, Names.PARAMETERS_CLOCK, FunctionKind.PARAMETERS);
        every(EVERY_MINUTE, Names.WATCHDOG_CLOCK, FunctionKind.WATCHDOG);
        on("parameter-changed", parameterChanged(), FunctionKind.PARAMETERS);
        on("backup-ended", backupEnded(), FunctionKind.NOTICES);
    }

    /// Of a batch only the messages that failed come again.
    private static SqsEventSource batches(OrderQueues queues) {
        return SqsEventSource.Builder.create(queues.orders())
                .batchSize(MESSAGES_AT_ONCE)
                .maxConcurrency(FunctionKind.ORDER_QUEUE.atOnce())
                .reportBatchItemFailures(true)
                .build();
    }

    private void every(Duration pause, String clock, FunctionKind kind) {
        Rule.Builder.create(this, kind.id() + "-clock")
                .ruleName(site.name(clock))
                .schedule(Schedule.rate(pause))
                .targets(List.of(new LambdaFunction(function(kind))))
                .build();
    }

    private void on(String type, EventPattern pattern, FunctionKind kind) {
        Rule.Builder.create(this, type)
                .ruleName(site.name("holdfast-" + type))
                .eventPattern(pattern)
                .targets(List.of(new LambdaFunction(function(kind))))
                .build();
    }

    private EventPattern parameterChanged() {
        String prefix = new DeployedNames(site).parameterPrefix() + "/";
        return EventPattern.builder()
                .source(List.of("aws.ssm"))
                .detailType(List.of("Parameter Store Change"))
                .detail(Map.of("name", List.of(Map.of("prefix", prefix))))
                .build();
    }

    private static EventPattern backupEnded() {
        return EventPattern.builder()
                .source(List.of("aws.backup"))
                .detailType(List.of("Backup Job State Change", "Copy Job State Change"))
                .detail(
                        Map.of(
                                "state",
                                List.of("COMPLETED", "FAILED", "ABORTED", "EXPIRED", "PARTIAL")))
                .build();
    }

    private Function function(FunctionKind kind) {
        return Objects.requireNonNull(functions.get(kind));
    }
}
