package dev.holdfast.infra.network;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// The network of a site.
public final class NetworkStack extends RegionStack {

    private final Network network;

    public NetworkStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "network");
        this.network = new Network(this, site, keyring.logs());
    }

    public Network network() {
        return network;
    }
}
