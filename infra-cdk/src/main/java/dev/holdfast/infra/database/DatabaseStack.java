package dev.holdfast.infra.database;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.network.Network;
import software.constructs.Construct;

/// The ledger database of a site.
public final class DatabaseStack extends RegionStack {

    private final LedgerCluster cluster;

    public DatabaseStack(Construct app, Site site, Network network, Keyring keyring) {
        super(app, site, "database");
        this.cluster = new LedgerCluster(this, site, network, keyring);
    }

    public LedgerCluster cluster() {
        return cluster;
    }
}
