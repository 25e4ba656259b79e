package dev.holdfast.infra.container;

import dev.holdfast.infra.Site;
import dev.holdfast.infra.network.Network;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/// The service's containers: as many in the standby region as in the active one, because capacity
/// that has to be asked for in a disaster may not be had.
final class ServiceContainers extends Construct {

    private static final int CONTAINERS = 2;
    private static final Duration TO_START = Duration.seconds(60);

    private final FargateService service;

    ServiceContainers(Construct scope, Site site, Network network, ServiceTask task) {
        super(scope, "containers");
        Cluster cluster =
                Cluster.Builder.create(this, "cluster")
                        .clusterName(site.name("holdfast"))
                        .vpc(network.vpc())
                        .containerInsightsV2(ContainerInsights.ENABLED)
                        .build();
        this.service =
                FargateService.Builder.create(this, "service")
                        .serviceName(site.name("holdfast-service"))
                        .cluster(cluster)
                        .taskDefinition(task.definition())
                        .desiredCount(CONTAINERS)
                        .minHealthyPercent(100)
                        .maxHealthyPercent(200)
                        .assignPublicIp(false)
                        .vpcSubnets(Network.services())
                        .securityGroups(List.of(network.doors().service()))
                        .healthCheckGracePeriod(TO_START)
                        .circuitBreaker(DeploymentCircuitBreaker.builder().rollback(true).build())
                        .build();
    }

    FargateService service() {
        return service;
    }
}
