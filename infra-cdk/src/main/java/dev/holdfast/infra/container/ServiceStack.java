package dev.holdfast.infra.container;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.functions.SiteSettings;
import dev.holdfast.infra.network.Network;
import software.amazon.awscdk.services.certificatemanager.ICertificate;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/// The service of a site, as containers behind a load balancer.
public final class ServiceStack extends RegionStack {

    private final ServiceBalancer balancer;

    public ServiceStack(Construct app, Surroundings surroundings, Inputs inputs) {
        super(app, surroundings.keyring().site(), "service");
        ServiceTask task = new ServiceTask(this, surroundings.keyring(), inputs);
        ServiceContainers containers =
                new ServiceContainers(this, site(), surroundings.network(), task);
        this.balancer = new ServiceBalancer(this, site(), surroundings, containers);
    }

    public NetworkLoadBalancer balancer() {
        return balancer.balancer();
    }

    /// @param keyring what is encrypted with
    /// @param network where it runs
    /// @param certificate what the load balancer shows
    /// @param accessLogs where it logs
    public record Surroundings(
            Keyring keyring, Network network, ICertificate certificate, Bucket accessLogs) {}

    /// @param images where its image is
    /// @param settings how it is configured
    public record Inputs(Repository images, SiteSettings settings) {}
}
