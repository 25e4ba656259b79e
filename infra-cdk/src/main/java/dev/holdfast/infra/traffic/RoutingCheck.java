package dev.holdfast.infra.traffic;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.route53.CfnHealthCheck;
import software.amazon.awscdk.services.route53.CfnHealthCheck.HealthCheckConfigProperty;
import software.amazon.awscdk.services.route53.CfnHealthCheck.HealthCheckTagProperty;
import software.constructs.Construct;

/// Asks the site's service whether traffic should go there. The service says yes while it rules,
/// and its database, its journal and its role agree: the standby says no, although it is well.
final class RoutingCheck extends Construct {

    private static final int HTTPS = 443;
    private static final int EVERY_SECONDS = 10;
    private static final int TIMES = 3;

    private final CfnHealthCheck check;

    RoutingCheck(Construct scope, Site site) {
        super(scope, "check");
        this.check =
                CfnHealthCheck.Builder.create(this, "check")
                        .healthCheckConfig(
                                HealthCheckConfigProperty.builder()
                                        .type("HTTPS")
                                        .fullyQualifiedDomainName(
                                                new DeployedNames(site).regionalApiDomain())
                                        .port(HTTPS)
                                        .resourcePath(Names.ROUTING_HEALTH)
                                        .requestInterval(EVERY_SECONDS)
                                        .failureThreshold(TIMES)
                                        .enableSni(true)
                                        .measureLatency(true)
                                        .build())
                        .healthCheckTags(tags(site))
                        .build();
        PeerValue.HEALTH_CHECK.store(this, site, id());
    }

    String id() {
        return check.getAttrHealthCheckId();
    }

    /// Route 53 shows a check by its tag `Name`; it does not inherit the tags of its stack.
    private static List<HealthCheckTagProperty> tags(Site site) {
        List<HealthCheckTagProperty> tags =
                new ArrayList<>(
                        site.tags().entrySet().stream()
                                .map(tag -> tag(tag.getKey(), tag.getValue()))
                                .toList());
        tags.add(tag("Name", site.name("holdfast-routing")));
        return tags;
    }

    private static HealthCheckTagProperty tag(String key, String value) {
        return HealthCheckTagProperty.builder().key(key).value(value).build();
    }
}
