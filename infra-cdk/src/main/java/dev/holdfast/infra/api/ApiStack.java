package dev.holdfast.infra.api;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.traffic.TrafficStack;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.constructs.Construct;

/// The API of a site.
public final class ApiStack extends RegionStack {

    private final TransactionApi api;

    public ApiStack(
            Construct app,
            Keyring keyring,
            NetworkLoadBalancer balancer,
            ICertificate certificate) {
        super(app, keyring.site(), "api");
        this.api = new TransactionApi(this, keyring, balancer, certificate);
        new Firewall(this, keyring, api.stage());
    }

    public TrafficStack.Names names() {
        return api.names();
    }
}
