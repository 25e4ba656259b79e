package dev.holdfast.infra.traffic;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.Site;
import java.util.Locale;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.CfnRecordSet.AliasTargetProperty;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/// A site's records: one that always leads to it, and its part of the one that leads to whichever
/// site is healthy.
final class Records extends Construct {

    /// While both are healthy everything goes to the primary. When all that have a weight are
    /// unhealthy Route 53 turns to those that have none.
    private static final int ALL = 100;

    private static final int NOTHING = 0;

    private final Site site;
    private final IHostedZone zone;
    private final DeployedNames names;

    Records(Construct scope, Site site, IHostedZone zone) {
        super(scope, "records");
        this.site = site;
        this.zone = zone;
        this.names = new DeployedNames(site);
    }

    void regional(DomainName domain) {
        record("regional", names.regionalApiDomain(), domain).build();
    }

    void api(DomainName domain, String check) {
        CfnRecordSet.Builder record =
                record("api", names.apiDomain(), domain)
                        .setIdentifier(site.role().label())
                        .healthCheckId(check);
        switch (site.profile().routing()) {
            case FAILOVER -> record.failover(site.role().label().toUpperCase(Locale.ROOT));
            case WEIGHTED -> record.weight(site.role() == Role.PRIMARY ? ALL : NOTHING);
        }
        record.build();
    }

    private CfnRecordSet.Builder record(String id, String name, DomainName domain) {
        return CfnRecordSet.Builder.create(this, id)
                .hostedZoneId(zone.getHostedZoneId())
                .name(name + ".")
                .type("A")
                .aliasTarget(
                        AliasTargetProperty.builder()
                                .dnsName(domain.getDomainNameAliasDomainName())
                                .hostedZoneId(domain.getDomainNameAliasHostedZoneId())
                                // Only the service knows whether its region is active.
                                .evaluateTargetHealth(false)
                                .build());
    }
}
