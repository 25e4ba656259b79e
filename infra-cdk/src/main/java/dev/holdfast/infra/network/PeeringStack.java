package dev.holdfast.infra.network;

import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.RegionStack;
import dev.holdfast.infra.Role;
import dev.holdfast.infra.Site;
import java.util.List;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnVPCPeeringConnection;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.constructs.Construct;

/// The way from one site's network to the other's. The secondary, deployed later, asks for the
/// connection; then each side adds its routes.
public final class PeeringStack extends RegionStack {

    private final Network network;

    /// @param network this site's
    public PeeringStack(Construct app, Site site, Network network) {
        super(app, site, "peering");
        this.network = network;
        String connection =
                switch (site.role()) {
                    case PRIMARY -> PeerValue.PEERING.ofPeer(this, site);
                    case SECONDARY -> connect();
                };
        addRoutes(Network.services(), connection);
        addRoutes(Network.data(), connection);
    }

    private String connect() {
        CfnVPCPeeringConnection connection =
                CfnVPCPeeringConnection.Builder.create(this, "peering")
                        .vpcId(network.vpc().getVpcId())
                        .peerVpcId(PeerValue.NETWORK.ofPeer(this, site()))
                        .peerRegion(site().peer().region())
                        .tags(List.of(name()))
                        .build();
        PeerValue.PEERING.store(this, site(), connection.getRef());
        return connection.getRef();
    }

    private CfnTag name() {
        return CfnTag.builder().key("Name").value(site().globalName("holdfast-peering")).build();
    }

    private void addRoutes(SubnetSelection selection, String connection) {
        List<ISubnet> subnets = network.vpc().selectSubnets(selection).getSubnets();
        for (ISubnet subnet : subnets) {
            CfnRoute.Builder.create(this, "route-" + subnet.getNode().getId())
                    .routeTableId(subnet.getRouteTable().getRouteTableId())
                    .destinationCidrBlock(Cidr.of(peer()))
                    .vpcPeeringConnectionId(connection)
                    .build();
        }
    }

    private Role peer() {
        return site().role().peer();
    }
}
