package dev.holdfast.infra.container;

import dev.holdfast.infra.Site;
import dev.holdfast.infra.container.ServiceStack.Surroundings;
import dev.holdfast.infra.network.Network;
import dev.holdfast.names.Names;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddNetworkTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseNetworkListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkListener;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.constructs.Construct;

/// The load balancer before the containers: inside the network, TLS on both sides. It asks whether
/// a container is ready, not whether the region is active: a standby's containers are well, too.
final class ServiceBalancer extends Construct {

    private static final int HTTPS = 443;
    private static final Duration EVERY = Duration.seconds(10);
    private static final Duration AT_MOST = Duration.seconds(5);
    private static final Duration TO_DRAIN = Duration.seconds(15);

    private final NetworkLoadBalancer balancer;

    ServiceBalancer(
            Construct scope, Site site, Surroundings surroundings, ServiceContainers containers) {
        super(scope, "balancer");
        Network network = surroundings.network();
        this.balancer =
                NetworkLoadBalancer.Builder.create(this, "balancer")
                        .loadBalancerName(site.name("holdfast"))
                        .vpc(network.vpc())
                        .vpcSubnets(Network.services())
                        .internetFacing(false)
                        .crossZoneEnabled(true)
                        .securityGroups(List.of(network.doors().balancer()))
                        // API gateway comes through a private link, whose callers have no address
                        // here.
                        .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic(false)
                        .deletionProtection(site.deployment().isProtected())
                        .build();
        balancer.logAccessLogs(surroundings.accessLogs(), "balancer");
        NetworkListener listener = listener(surroundings.certificate());
        listener.addTargets("service", targets(site, containers));
    }

    NetworkLoadBalancer balancer() {
        return balancer;
    }

    private NetworkListener listener(ICertificate certificate) {
        return balancer.addListener(
                "https",
                BaseNetworkListenerProps.builder()
                        .port(HTTPS)
                        .protocol(Protocol.TLS)
                        .certificates(
                                List.of(ListenerCertificate.fromCertificateManager(certificate)))
                        .sslPolicy(SslPolicy.TLS13_RES)
                        .build());
    }

    private static AddNetworkTargetsProps targets(Site site, ServiceContainers containers) {
        return AddNetworkTargetsProps.builder()
                .targetGroupName(site.name("holdfast"))
                .port(Names.SERVICE_PORT)
                .protocol(Protocol.TLS)
                .deregistrationDelay(TO_DRAIN)
                .targets(
                        List.of(
                                containers
                                        .service()
                                        .loadBalancerTarget(
                                                LoadBalancerTargetOptions.builder()
                                                        .containerName("service")
                                                        .containerPort(Names.SERVICE_PORT)
                                                        .build())))
                .healthCheck(
                        HealthCheck.builder()
                                .protocol(Protocol.HTTPS)
                                .path(Names.READY_HEALTH)
                                .interval(EVERY)
                                .timeout(AT_MOST)
                                .healthyThresholdCount(2)
                                .unhealthyThresholdCount(3)
                                .build())
                .build();
    }
}
