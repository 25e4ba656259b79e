package dev.holdfast.infra.parameters;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.names.Names;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

/// The parameters of a site. The two that the regions agree on have first values here; afterwards
/// the service writes them, and no later deployment takes that back, because CloudFormation only
/// writes what changed in its template. Those below `site` belong to the one region and are not
/// replicated.
public final class ParametersStack extends RegionStack {

    public ParametersStack(Construct app, Site site) {
        super(app, site, "parameters");
        String first = site.profile().regions().primary();
        add(Names.ROLE_PARAMETER, "{\"active\":\"%s\",\"epoch\":0}".formatted(first));
        add(Names.AUTOMATIC_TAKEOVER_PARAMETER, Names.TAKEOVER_ALLOWED);
        ofThisSite().forEach((name, value) -> add(Names.SITE_PARAMETERS + "/" + name, value));
    }

    private Map<String, String> ofThisSite() {
        DeployedNames names = new DeployedNames(site());
        return new TreeMap<>(
                Map.of(
                        "api", names.regionalApiDomain(),
                        "database-cluster", names.cluster(),
                        "documents-bucket", names.bucket(DeployedNames.DOCUMENTS, getAccount()),
                        "orders-queue", names.ordersQueue(),
                        "event-bus", names.eventBus()));
    }

    private void add(String name, String value) {
        String prefix = new DeployedNames(site()).parameterPrefix();
        StringParameter.Builder.create(this, name.replace('/', '-'))
                .parameterName(prefix + "/" + name)
                .stringValue(value)
                .build();
    }
}
