package dev.holdfast.infra.api;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.apigateway.ConnectionType;
import software.amazon.awscdk.services.apigateway.Integration;
import software.amazon.awscdk.services.apigateway.IntegrationOptions;
import software.amazon.awscdk.services.apigateway.IntegrationType;
import software.amazon.awscdk.services.apigateway.VpcLink;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.constructs.Construct;

/// The way from the API to the service: a private link to the load balancer, with TLS.
final class ServiceIntegration extends Construct {

    /// The most that API gateway waits; the service gives up long before.
    private static final Duration AT_MOST = Duration.seconds(29);

    private final Site site;
    private final VpcLink link;

    ServiceIntegration(Construct scope, Site site, NetworkLoadBalancer balancer) {
        super(scope, "service");
        this.site = site;
        this.link =
                VpcLink.Builder.create(this, "link")
                        .vpcLinkName(site.name("holdfast"))
                        .targets(List.of(balancer))
                        .build();
    }

    /// One path.
    Integration fixed(String method, String path) {
        return to(method, path, options().build());
    }

    /// Every method, with the rest of the path where the template says `{proxy}`.
    Integration passingOn(String template) {
        return to(
                "ANY",
                template,
                options()
                        .requestParameters(
                                Map.of(
                                        "integration.request.path.proxy",
                                        "method.request.path.proxy"))
                        .build());
    }

    private Integration to(String method, String path, IntegrationOptions options) {
        return Integration.Builder.create()
                .type(IntegrationType.HTTP_PROXY)
                .integrationHttpMethod(method)
                .uri("https://" + new DeployedNames(site).serviceDomain() + path)
                .options(options)
                .build();
    }

    private IntegrationOptions.Builder options() {
        return IntegrationOptions.builder()
                .connectionType(ConnectionType.VPC_LINK)
                .vpcLink(link)
                .timeout(AT_MOST);
    }
}
