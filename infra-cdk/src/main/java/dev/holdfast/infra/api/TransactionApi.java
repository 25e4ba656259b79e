package dev.holdfast.infra.api;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.traffic.TrafficStack;
import dev.holdfast.names.Names;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigateway.CfnClientCertificate;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.apigateway.EndpointType;
import software.amazon.awscdk.services.apigateway.LogGroupLogDestination;
import software.amazon.awscdk.services.apigateway.MethodLoggingLevel;
import software.amazon.awscdk.services.apigateway.MethodOptions;
import software.amazon.awscdk.services.apigateway.RestApi;
import software.amazon.awscdk.services.apigateway.SecurityPolicy;
import software.amazon.awscdk.services.apigateway.Stage;
import software.amazon.awscdk.services.apigateway.StageOptions;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.constructs.Construct;

/// A REST API that hands every request on to the service, which verifies tokens and refuses what
/// does not fit. It limits how much comes, and writes down that it came.
final class TransactionApi extends Construct {

    private static final int REQUESTS_A_SECOND = 1_000;
    private static final int REQUESTS_AT_ONCE = 2_000;

    /// No addresses, no tokens, no bodies.
    private static final String ACCESS =
            "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
                    + "\"method\":\"$context.httpMethod\",\"path\":\"$context.resourcePath\","
                    + "\"status\":\"$context.status\",\"latency\":\"$context.responseLatency\","
                    + "\"integration\":\"$context.integrationLatency\","
                    + "\"trace\":\"$context.xrayTraceId\"}";

    private final Site site;
    private final Keyring keyring;
    private final RestApi api;
    private final TrafficStack.Names names;

    TransactionApi(
            Construct scope,
            Keyring keyring,
            NetworkLoadBalancer balancer,
            ICertificate certificate) {
        super(scope, "api");
        this.site = keyring.site();
        this.keyring = keyring;
        this.api =
                RestApi.Builder.create(this, "api")
                        .restApiName(site.name("holdfast-api"))
                        .description("Transactions, accounts and orders")
                        .endpointTypes(List.of(EndpointType.REGIONAL))
                        .disableExecuteApiEndpoint(true)
                        .cloudWatchRole(false)
                        .deployOptions(stageOptions())
                        .build();
        addMethods(new ServiceIntegration(this, site, balancer));
        DeployedNames deployed = new DeployedNames(site);
        this.names =
                new TrafficStack.Names(
                        domain("shared", deployed.apiDomain(), certificate),
                        domain("regional", deployed.regionalApiDomain(), certificate));
    }

    Stage stage() {
        return api.getDeploymentStage();
    }

    TrafficStack.Names names() {
        return names;
    }

    private void addMethods(ServiceIntegration service) {
        for (String path : List.of(Names.ROUTING_HEALTH, Names.READY_HEALTH)) {
            api.getRoot().resourceForPath(path).addMethod("GET", service.fixed("GET", path));
        }
        api.getRoot()
                .addResource("v1")
                .addResource("{proxy+}")
                .addMethod(
                        "ANY",
                        service.passingOn("/v1/{proxy}"),
                        MethodOptions.builder()
                                .requestParameters(Map.of("method.request.path.proxy", true))
                                .build());
    }

    private StageOptions stageOptions() {
        CfnClientCertificate towardsService =
                CfnClientCertificate.Builder.create(this, "client-certificate")
                        .description(site.name("holdfast-api"))
                        .build();
        return StageOptions.builder()
                .stageName("live")
                .throttlingRateLimit(REQUESTS_A_SECOND)
                .throttlingBurstLimit(REQUESTS_AT_ONCE)
                .metricsEnabled(true)
                .tracingEnabled(true)
                .loggingLevel(MethodLoggingLevel.ERROR)
                .dataTraceEnabled(false)
                .clientCertificateId(towardsService.getAttrClientCertificateId())
                .accessLogDestination(
                        new LogGroupLogDestination(keyring.logs().create(this, "holdfast-api")))
                .accessLogFormat(AccessLogFormat.custom(ACCESS))
                .build();
    }

    private DomainName domain(String id, String name, ICertificate certificate) {
        return DomainName.Builder.create(this, id)
                .domainName(name)
                .certificate(certificate)
                .endpointType(EndpointType.REGIONAL)
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .mapping(api)
                .build();
    }
}
