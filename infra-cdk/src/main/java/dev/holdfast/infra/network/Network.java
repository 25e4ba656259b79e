package dev.holdfast.infra.network;

import dev.holdfast.infra.LogGroups;
import dev.holdfast.infra.PeerValue;
import dev.holdfast.infra.Site;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// A network without a way to the internet, in or out: three zones, isolated subnets, and the AWS
/// services that the product uses behind endpoints of its own.
public final class Network extends Construct {

    private static final String SERVICE = "service";
    private static final String DATA = "data";

    private final Vpc vpc;
    private final Doors doors;
    private final Endpoints endpoints;

    public Network(Construct scope, Site site, LogGroups logs) {
        super(scope, "network");
        this.vpc = vpc(site);
        vpc.addFlowLog(
                "flow",
                FlowLogOptions.builder()
                        .destination(
                                FlowLogDestination.toCloudWatchLogs(
                                        logs.create(this, "holdfast-network"), flowLogRole(site)))
                        .trafficType(FlowLogTrafficType.ALL)
                        .build());
        this.doors = new Doors(this, site, vpc);
        this.endpoints = new Endpoints(this, vpc, doors, services());
        PeerValue.NETWORK.store(this, site, vpc.getVpcId());
    }

    public Vpc vpc() {
        return vpc;
    }

    public Doors doors() {
        return doors;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /// Where processes run.
    public static SubnetSelection services() {
        return SubnetSelection.builder().subnetGroupName(SERVICE).build();
    }

    /// Where data is.
    public static SubnetSelection data() {
        return SubnetSelection.builder().subnetGroupName(DATA).build();
    }

    private Role flowLogRole(Site site) {
        return Role.Builder.create(this, "flow-role")
                .roleName(site.name("holdfast-network"))
                .assumedBy(new ServicePrincipal("vpc-flow-logs.amazonaws.com"))
                .build();
    }

    private Vpc vpc(Site site) {
        Vpc made = unplaced(site);
        Stream.of(services(), data()).forEach(group -> place(made, group, site.zones()));
        return made;
    }

    private Vpc unplaced(Site site) {
        return Vpc.Builder.create(this, "vpc")
                .vpcName(site.name("holdfast-vpc"))
                .ipAddresses(IpAddresses.cidr(Cidr.of(site.role())))
                .availabilityZones(letters(site.zones().size()))
                .natGateways(0)
                .createInternetGateway(false)
                // Doing so takes a function of its own; nothing is in the default group.
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(isolated(SERVICE), isolated(DATA)))
                .build();
    }

    /// The CDK knows zones by their letters only. No subnet keeps these: see [#place].
    private static List<String> letters(int zones) {
        return IntStream.range(0, zones).mapToObj(zone -> Fn.select(zone, Fn.getAzs())).toList();
    }

    private static void place(Vpc vpc, SubnetSelection group, List<String> zones) {
        List<ISubnet> subnets = vpc.selectSubnets(group).getSubnets();
        for (int i = 0; i < subnets.size(); i++) {
            if (subnets.get(i).getNode().getDefaultChild() instanceof CfnSubnet subnet) {
                subnet.setAvailabilityZone(null);
                subnet.setAvailabilityZoneId(zones.get(i));
            }
        }
    }

    private static SubnetConfiguration isolated(String name) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .cidrMask(22)
                .build();
    }
}
