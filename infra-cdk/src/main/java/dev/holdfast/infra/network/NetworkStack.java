package dev.holdfast.infra.network;

import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// The network of a site.
public final class NetworkStack extends RegionStack {

    public NetworkStack(Construct app, Site site) {
        super(app, site, "network");
        new Network(this, site);
    }
}
