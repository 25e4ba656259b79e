package dev.holdfast.infra.events;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.EventBusProps;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// What AWS says at a site about database, backups, alarms and workflows is told to the other
/// region's bus as well. It comes from this region's default bus and goes to the other's own one:
/// so it cannot come back.
///
/// Each direction needs the other region's bus to be there first, so it cannot stand beside the
/// buses: neither of the two could then be made before the other.
public final class ForwardStack extends RegionStack {

    private static final String FORWARD = "holdfast-forward";

    private static final List<String> SOURCES =
            List.of("aws.rds", "aws.backup", "aws.cloudwatch", "aws.states");

    private static final List<String> CRITICAL =
            List.of(
                    "RDS DB Cluster Event",
                    "Backup Job State Change",
                    "Copy Job State Change",
                    "CloudWatch Alarm State Change",
                    "Step Functions Execution Status Change");

    public ForwardStack(Construct app, Site site) {
        super(app, site, "forward");
        Role role =
                Role.Builder.create(this, "forward-role")
                        .roleName(site.name(FORWARD))
                        .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                        .build();
        Rule.Builder.create(this, "forward")
                .ruleName(site.name(FORWARD))
                .eventPattern(critical())
                .targets(
                        List.of(
                                new software.amazon.awscdk.services.events.targets.EventBus(
                                        busOfPeer(), EventBusProps.builder().role(role).build())))
                .build();
    }

    private EventPattern critical() {
        return EventPattern.builder()
                .account(List.of(getAccount()))
                .region(List.of(site().region()))
                .source(SOURCES)
                .detailType(CRITICAL)
                .build();
    }

    private IEventBus busOfPeer() {
        Site peer = site().peer();
        String bus =
                new Arns(this)
                        .at(peer, "events", "event-bus/" + new DeployedNames(peer).eventBus());
        return EventBus.fromEventBusArn(this, "bus-of-peer", bus);
    }
}
