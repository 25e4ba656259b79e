package dev.holdfast.infra.documents;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.network.Network;
import java.util.List;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// The buckets of a site.
public final class DocumentsStack extends RegionStack {

    private final Bucket accessLogs;
    private final Bucket documents;
    private final Bucket audit;
    private final Bucket configuration;

    public DocumentsStack(Construct app, Site site, Network network, Keyring keyring) {
        super(app, site, "documents");
        Buckets buckets = new Buckets(this, site, keyring);
        this.accessLogs = buckets.accessLogs();
        this.documents = buckets.create(DeployedNames.DOCUMENTS, accessLogs);
        this.audit = buckets.create(DeployedNames.AUDIT, accessLogs);
        this.configuration = buckets.create(DeployedNames.CONFIGURATION, accessLogs);
        PublicKeys.readableThrough(network.endpoints(), configuration);
        EmptyingFunction.name(this, site);
    }

    /// What S3 and the load balancer log about requests.
    public Bucket accessLogs() {
        return accessLogs;
    }

    public Bucket documents() {
        return documents;
    }

    public Bucket configuration() {
        return configuration;
    }

    /// Those that have a copy of every object in the other region.
    public List<Bucket> replicated() {
        return List.of(documents, audit, configuration);
    }

    /// Where the public keys of tokens are, unless the deployment names another place.
    public String tokenKeys() {
        return site().deployment().options().tokens().keys().orElse(PublicKeys.url(configuration));
    }
}
