package dev.holdfast.infra.documents;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.network.Network;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// The buckets of a site.
public final class DocumentsStack extends RegionStack {

    private final Bucket accessLogs;
    private final Bucket publicKeys;

    public DocumentsStack(Construct app, Site site, Network network, Keyring keyring) {
        super(app, site, "documents");
        Buckets buckets = new Buckets(this, site, keyring);
        this.accessLogs = buckets.accessLogs();
        buckets.create(DeployedNames.DOCUMENTS, accessLogs);
        buckets.create(DeployedNames.AUDIT, accessLogs);
        buckets.create(DeployedNames.CONFIGURATION, accessLogs);
        this.publicKeys = buckets.readUnsigned(DeployedNames.PUBLIC_KEYS, accessLogs);
        PublicKeys.readableThrough(network.endpoints(), publicKeys);
        EmptyingFunction.name(this, site);
    }

    /// What S3 and the load balancer log about requests.
    public Bucket accessLogs() {
        return accessLogs;
    }

    /// Where the public keys of tokens are, unless the deployment names another place.
    public String tokenKeys() {
        return site().deployment().options().tokens().keys().orElse(PublicKeys.url(publicKeys));
    }
}
