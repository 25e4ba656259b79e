package dev.holdfast.infra.events;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Archive;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Match;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.EventBusProps;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// The event bus of a site, its archive, and what it tells the other region's bus.
public final class EventsStack extends RegionStack {

    private static final List<String> CRITICAL =
            List.of(
                    "RDS DB Cluster Event",
                    "Backup Job State Change",
                    "Copy Job State Change",
                    "CloudWatch Alarm State Change",
                    "Step Functions Execution Status Change");

    private static final Duration ARCHIVED = Duration.days(30);

    public EventsStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "events");
        DeployedNames names = new DeployedNames(site);
        EventBus bus =
                EventBus.Builder.create(this, "bus")
                        .eventBusName(names.eventBus())
                        .kmsKey(keyring.key().orElse(null))
                        .build();
        bus.applyRemovalPolicy(site.deployment().removalPolicy());
        Archive.Builder.create(this, "archive")
                .sourceEventBus(bus)
                .archiveName(site.name("holdfast-events"))
                .description("What was published, to be replayed where it was missed")
                .eventPattern(
                        EventPattern.builder().source(Match.prefix(Names.EVENT_SOURCES)).build())
                .retention(ARCHIVED)
                .kmsKey(keyring.key().orElse(null))
                .build();
        forward();
    }

    /// What AWS says here about database, backups, alarms and workflows is told to the other
    /// region's bus as well. It comes from this region's default bus and goes to the other's own
    /// one: so it cannot come back.
    private void forward() {
        Role role =
                Role.Builder.create(this, "forward-role")
                        .roleName(site().name("holdfast-forward"))
                        .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                        .build();
        Rule.Builder.create(this, "forward")
                .ruleName(site().name("holdfast-forward"))
                .eventPattern(
                        EventPattern.builder()
                                .account(List.of(getAccount()))
                                .region(List.of(site().region()))
                                .source(
                                        List.of(
                                                "aws.rds",
                                                "aws.backup",
                                                "aws.cloudwatch",
                                                "aws.states"))
                                .detailType(CRITICAL)
                                .build())
                .targets(
                        List.of(
                                new software.amazon.awscdk.services.events.targets.EventBus(
                                        busOfPeer(), EventBusProps.builder().role(role).build())))
                .build();
    }

    private IEventBus busOfPeer() {
        return EventBus.fromEventBusArn(this, "bus-of-peer", busArn(site().peer()));
    }

    private String busArn(Site where) {
        return new Arns(this)
                .at(where, "events", "event-bus/" + new DeployedNames(where).eventBus());
    }
}
