package dev.holdfast.infra.network;

import dev.holdfast.infra.Site;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/// A network without a way to the internet: three zones, isolated subnets.
public final class Network extends Construct {

    private final Vpc vpc;

    public Network(Construct scope, Site site) {
        super(scope, "network");
        this.vpc =
                Vpc.Builder.create(this, "vpc")
                        .vpcName(site.name("vpc"))
                        .ipAddresses(IpAddresses.cidr(Cidr.of(site.role())))
                        .availabilityZones(zones())
                        .natGateways(0)
                        .restrictDefaultSecurityGroup(false)
                        .subnetConfiguration(List.of(isolated("service"), isolated("data")))
                        .build();
    }

    public Vpc vpc() {
        return vpc;
    }

    /// The first three that the account sees: which letters they have differs between accounts.
    private static List<String> zones() {
        return IntStream.range(0, 3).mapToObj(zone -> Fn.select(zone, Fn.getAzs())).toList();
    }

    private static SubnetConfiguration isolated(String name) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(SubnetType.PRIVATE_ISOLATED)
                .cidrMask(22)
                .build();
    }
}
