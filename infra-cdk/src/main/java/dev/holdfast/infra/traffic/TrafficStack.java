package dev.holdfast.infra.traffic;

import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.amazon.awscdk.services.apigateway.DomainName;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/// What DNS says about a site. No failover changes a record: the service's answer to the health
/// check changes, and Route 53's data plane, which is everywhere, draws the conclusion.
public final class TrafficStack extends RegionStack {

    private final RoutingCheck check;

    public TrafficStack(Construct app, Site site, Names names) {
        super(app, site, "traffic");
        IHostedZone zone = ZoneStack.of(this, site);
        this.check = new RoutingCheck(this, site);
        Records records = new Records(this, site, zone);
        records.regional(names.regional());
        records.api(names.api(), check.id());
    }

    /// The id of the health check.
    public String check() {
        return check.id();
    }

    /// The API's domain names, as API gateway knows them.
    ///
    /// @param api the one that both sites share
    /// @param regional the site's own
    public record Names(DomainName api, DomainName regional) {}
}
