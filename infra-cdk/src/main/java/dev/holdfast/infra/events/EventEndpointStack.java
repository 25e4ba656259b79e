package dev.holdfast.infra.events;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import java.util.List;
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

    /// @param healthCheck the id of the Route 53 check of the primary region
    public EventEndpointStack(Construct app, Site primary, String healthCheck) {
        super(app, primary, "event-endpoint");
        CfnEndpoint.Builder.create(this, "endpoint")
                .name(primary.globalName("holdfast-events"))
                .description("Events from outside, to whichever region is healthy")
                .eventBuses(buses().map(EventEndpointStack::bus).toList())
                .roleArn(role().getRoleArn())
                .replicationConfig(ReplicationConfigProperty.builder().state("ENABLED").build())
                .routingConfig(
                        RoutingConfigProperty.builder()
                                .failoverConfig(failover(healthCheck))
                                .build())
                .build();
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
                        .roleName(site().globalName("holdfast-event-endpoint"))
                        .assumedBy(new ServicePrincipal("events.amazonaws.com"))
                        .build();
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("events:PutEvents"))
                        .resources(buses().toList())
                        .build());
        return role;
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
