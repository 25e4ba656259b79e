package dev.holdfast.infra.queues;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Site;
import software.constructs.Construct;

/// The queues of a site.
public final class QueuesStack extends RegionStack {

    private final OrderQueues queues;

    public QueuesStack(Construct app, Site site, Keyring keyring) {
        super(app, site, "queues");
        this.queues = new OrderQueues(this, site, keyring);
    }

    public OrderQueues queues() {
        return queues;
    }
}
