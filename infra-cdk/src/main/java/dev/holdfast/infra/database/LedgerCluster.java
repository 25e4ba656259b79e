package dev.holdfast.infra.database;

import dev.holdfast.infra.Arns;
import dev.holdfast.infra.DeployedNames;
import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Site;
import dev.holdfast.infra.network.Network;
import dev.holdfast.names.Names;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBCluster.ServerlessV2ScalingConfigurationProperty;
import software.amazon.awscdk.services.rds.CfnDBClusterParameterGroup;
import software.amazon.awscdk.services.rds.CfnDBSubnetGroup;
import software.amazon.awscdk.services.rds.CfnGlobalCluster;
import software.constructs.Construct;

/// This region's member of the Aurora global database. The primary region's member is the writer
/// when all is well; the service promotes the other one, and no template has to change for that.
public final class LedgerCluster extends Construct {

    static final String ENGINE = "aurora-postgresql";

    private static final int BACKUP_DAYS = 7;

    private final Site site;
    private final Network network;
    private final Keyring keyring;
    private final DeployedNames names;
    private final CfnDBCluster cluster;
    private final LedgerInstances instances;

    LedgerCluster(Construct scope, Site site, Network network, Keyring keyring) {
        super(scope, "ledger");
        this.site = site;
        this.network = network;
        this.keyring = keyring;
        this.names = new DeployedNames(site);
        this.cluster =
                switch (site.role()) {
                    case PRIMARY -> first();
                    case SECONDARY -> joining();
                };
        cluster.applyRemovalPolicy(removal());
        this.instances = new LedgerInstances(this, site, cluster, keyring);
    }

    /// The addresses under which the ledger is read while this region stands by and written once it
    /// rules: those of the instances, of which the service finds the one that writes. The cluster's
    /// own address for writing leads nowhere before a promotion, and the one for reading leads away
    /// from the writer afterwards.
    public List<String> hosts() {
        return instances.addresses();
    }

    public String arn() {
        return Arns.in(this).at(site, "rds", "cluster:" + names.cluster());
    }

    private CfnDBCluster first() {
        CfnGlobalCluster global =
                CfnGlobalCluster.Builder.create(this, "global")
                        .globalClusterIdentifier(names.globalCluster())
                        .engine(ENGINE)
                        .engineVersion(site.profile().engineVersion())
                        .storageEncrypted(true)
                        .deletionProtection(site.deployment().isProtected())
                        .build();
        global.applyRemovalPolicy(removal());
        LedgerSecret secret = new LedgerSecret(this, site, keyring);
        CfnDBCluster first =
                member().databaseName(Names.DATABASE)
                        .masterUsername(Names.DATABASE_USER)
                        .masterUserPassword(secret.password())
                        .build();
        first.addResourceDependency(global);
        return first;
    }

    /// Users, passwords and data come with the replication.
    private CfnDBCluster joining() {
        return member().sourceRegion(site.peer().region()).build();
    }

    private CfnDBCluster.Builder member() {
        CfnDBCluster.Builder member =
                CfnDBCluster.Builder.create(this, "cluster")
                        .dbClusterIdentifier(names.cluster())
                        .globalClusterIdentifier(names.globalCluster())
                        .engine(ENGINE)
                        .engineVersion(site.profile().engineVersion())
                        .port(Names.DATABASE_PORT)
                        .dbSubnetGroupName(subnets().getRef())
                        .vpcSecurityGroupIds(
                                List.of(network.doors().database().getSecurityGroupId()))
                        .dbClusterParameterGroupName(parameters().getRef())
                        .storageEncrypted(true)
                        // A copy in another region has to be told which key of that region it uses.
                        .kmsKeyId(keyring.keyArn().orElse(awsManagedKey()))
                        .backupRetentionPeriod(BACKUP_DAYS)
                        .preferredBackupWindow("03:00-04:00")
                        .preferredMaintenanceWindow("sun:04:30-sun:05:30")
                        .copyTagsToSnapshot(true)
                        .enableIamDatabaseAuthentication(true)
                        .enableCloudwatchLogsExports(List.of("postgresql"))
                        .deletionProtection(site.deployment().isProtected());
        return switch (site.profile().capacity()) {
            case Profile.Capacity.Provisioned provisioned -> member;
            case Profile.Capacity.Serverless serverless ->
                    member.serverlessV2ScalingConfiguration(scaling(serverless));
        };
    }

    private static ServerlessV2ScalingConfigurationProperty scaling(
            Profile.Capacity.Serverless serverless) {
        return ServerlessV2ScalingConfigurationProperty.builder()
                .minCapacity(serverless.leastUnits())
                .maxCapacity(serverless.mostUnits())
                .build();
    }

    private CfnDBSubnetGroup subnets() {
        return CfnDBSubnetGroup.Builder.create(this, "subnets")
                .dbSubnetGroupName(names.cluster())
                .dbSubnetGroupDescription("Isolated subnets of the ledger database")
                .subnetIds(network.vpc().selectSubnets(Network.data()).getSubnetIds())
                .build();
    }

    private CfnDBClusterParameterGroup parameters() {
        String major = site.profile().engineVersion().replaceFirst("\\..*", "");
        return CfnDBClusterParameterGroup.Builder.create(this, "parameters")
                .dbClusterParameterGroupName(names.cluster())
                .description("The ledger database: TLS only")
                .family(ENGINE + major)
                .parameters(
                        new TreeMap<>(
                                Map.of(
                                        "rds.force_ssl", "1",
                                        "log_connections", "1",
                                        "log_disconnections", "1",
                                        "log_statement", "ddl")))
                .build();
    }

    private String awsManagedKey() {
        return Arns.in(this).at(site, "kms", "alias/aws/rds");
    }

    private RemovalPolicy removal() {
        return site.deployment().removalPolicy();
    }
}
