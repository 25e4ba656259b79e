package dev.holdfast.infra.events;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.events.CfnEndpoint;
import software.amazon.awscdk.services.events.CfnEndpoint.EndpointEventBusProperty;
import software.amazon.awscdk.services.events.CfnEndpoint.FailoverConfigProperty;
import software.amazon.awscdk.services.events.CfnEndpoint.PrimaryProperty;
import software.amazon.awscdk.services.events.CfnEndpoint.ReplicationConfigProperty;
import software.amazon.awscdk.services.events.CfnEndpoint.RoutingConfigProperty;
import software.amazon.awscdk.services.events.CfnEndpoint.SecondaryProperty;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// One address for events from outside: they go to the primary's bus, or to the other one while the
/// primary is unhealthy, and are replicated to both. Its own objective is 420 s: nothing waits for
/// it.
public final class EventEndpointStack extends RegionStack {

    private static final String ROLE = "holdfast-event-endpoint";

    /// Replication is done by rules, which the endpoint makes and keeps.
    private static final List<String> RULES =
            List.of(
                    "events:PutRule",
                    "events:PutTargets",
                    "events:DeleteRule",
                    "events:RemoveTargets");

    /// @param healthCheck the id of the Route 53 check of the primary region
    public EventEndpointStack(Construct app, Site primary, String healthCheck) {
        super(app, primary, "event-endpoint");
        Role role = role();
        CfnEndpoint endpoint =
                CfnEndpoint.Builder.create(this, "endpoint")
                        .name(primary.globalName("holdfast-events"))
                        .description("Events from outside, to whichever region is healthy")
                        .eventBuses(buses().map(EventEndpointStack::bus).toList())
                        .roleArn(role.getRoleArn())
                        .replicationConfig(
                                ReplicationConfigProperty.builder().state("ENABLED").build())
                        .routingConfig(
                                RoutingConfigProperty.builder()
                                        .failoverConfig(failover(healthCheck))
                                        .build())
                        .build();
        // It makes its rules at once: the role has to have its rights by then.
        endpoint.getNode().addDependency(role);
    }

    private FailoverConfigProperty failover(String healthCheck) {
        return FailoverConfigProperty.builder()
                .primary(
                        PrimaryProperty.builder()
                                .healthCheck(
                                        "arn:%s:route53:::healthcheck/%s"
                                                .formatted(getPartition(), healthCheck))
                                .build())
                .secondary(SecondaryProperty.builder().route(site().peer().region()).build())
                .build();
    }

    private Role role() {
        Role role =
                Role.Builder.create(this, "role")
                        .roleName(site().globalName(ROLE))
                        .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                        .build();
        role.addToPolicy(allow(List.of("events:PutEvents"), buses()));
        role.addToPolicy(allow(RULES, buses().map(EventEndpointStack::rules)));
        role.addToPolicy(mayPass());
        return role;
    }

    private static PolicyStatement allow(List<String> actions, Stream<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources.toList())
                .build();
    }

    /// The rules that it keeps on a bus are its own.
    private static String rules(String bus) {
        return bus.replace(":event-bus/", ":rule/") + "/GlobalEndpointManagedRule-*";
    }

    /// Its rules have the other bus as their target, which takes this role.
    private PolicyStatement mayPass() {
        String name = site().globalName(ROLE);
        return PolicyStatement.Builder.create()
                .actions(List.of("iam:PassRole"))
                .resources(List.of(new Arns(this).everywhere("iam", "role/" + name)))
                .conditions(
                        Map.of("StringLike", Map.of("iam:PassedToService", "events.amazonaws.com")))
                .build();
    }

    private Stream<String> buses() {
        return Stream.of(site(), site().peer()).map(this::busArn);
    }

    private String busArn(Site where) {
        return new Arns(this)
                .at(where, "events", "event-bus/" + new DeployedNames(where).eventBus());
    }

    private static EndpointEventBusProperty bus(String arn) {
        return EndpointEventBusProperty.builder().eventBusArn(arn).build();
    }
}
