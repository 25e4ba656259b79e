package dev.holdfast.infra.keys;

import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/// The key of a site.
public final class KeysStack extends RegionStack {

    private final DataKey key;

    public KeysStack(Construct app, Site site) {
        super(app, site, "keys");
        this.key = new DataKey(this, site);
    }

    public IKey key() {
        return key.key();
    }
}
