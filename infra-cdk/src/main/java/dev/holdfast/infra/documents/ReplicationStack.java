package dev.holdfast.infra.documents;

import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// Replication of a site's buckets into the other region. Both sites have it, so that what is
/// written after a failover finds its way back.
///
/// Each direction needs the other region's bucket to be there first, so it cannot be a property of
/// the buckets: neither of the two could then be made before the other.
public final class ReplicationStack extends RegionStack {

    public ReplicationStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "replication");
        ReplicationRole role = new ReplicationRole(this, site, keyring);
        for (String type : DeployedNames.REPLICATED) {
            role.mayCopy(type);
            new BucketReplication(this, site, type, role);
        }
    }
}
