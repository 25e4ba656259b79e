package dev.holdfast.infra.database;

import dev.holdfast.infra.Keyring;
import dev.holdfast.infra.Profile;
import dev.holdfast.infra.Site;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.services.iam.IManagedPolicy;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.rds.CfnDBCluster;
import software.amazon.awscdk.services.rds.CfnDBInstance;
import software.constructs.Construct;

/// The instances of a ledger cluster; with more than one, Aurora puts them into different zones.
final class LedgerInstances extends Construct {

    private static final int SECONDS_BETWEEN_FIGURES = 60;
    private static final int DAYS_OF_INSIGHTS = 7;
    private static final int FIRST = 1;

    private final Site site;
    private final CfnDBCluster cluster;
    private final Keyring keyring;
    private final Role monitoring;
    private final List<String> addresses = new ArrayList<>();

    LedgerInstances(Construct scope, Site site, CfnDBCluster cluster, Keyring keyring) {
        super(scope, "instances");
        this.site = site;
        this.cluster = cluster;
        this.keyring = keyring;
        this.monitoring =
                Role.Builder.create(this, "monitoring")
                        .roleName(site.name("holdfast-monitoring"))
                        .assumedBy(new ServicePrincipal("monitoring.rds.amazonaws.com"))
                        .managedPolicies(List.of(mayReport()))
                        .build();
        Profile.Capacity capacity = site.profile().capacity();
        for (int number = FIRST; number <= capacity.instances(); number++) {
            addresses.add(instance(number, classOf(capacity)).getAttrEndpointAddress());
        }
    }

    /// The address of each, that of the first one first: it writes where the region's cluster does,
    /// unless it has failed.
    List<String> addresses() {
        return List.copyOf(addresses);
    }

    private static String classOf(Profile.Capacity capacity) {
        return switch (capacity) {
            case Profile.Capacity.Provisioned provisioned -> "db." + provisioned.instanceClass();
            case Profile.Capacity.Serverless serverless -> "db.serverless";
        };
    }

    private CfnDBInstance instance(int number, String instanceClass) {
        CfnDBInstance instance =
                CfnDBInstance.Builder.create(this, "instance-" + number)
                        .dbInstanceIdentifier(site.name("holdfast-ledger-" + number))
                        .dbClusterIdentifier(cluster.getRef())
                        .engine(LedgerCluster.ENGINE)
                        .dbInstanceClass(instanceClass)
                        // When the cluster is promoted, the first one becomes its writer.
                        .promotionTier(number - FIRST)
                        .publiclyAccessible(false)
                        .autoMinorVersionUpgrade(true)
                        .monitoringInterval(SECONDS_BETWEEN_FIGURES)
                        .monitoringRoleArn(monitoring.getRoleArn())
                        .enablePerformanceInsights(true)
                        .performanceInsightsRetentionPeriod(DAYS_OF_INSIGHTS)
                        .performanceInsightsKmsKeyId(keyring.keyArn().orElse(null))
                        .build();
        // The cluster is what is protected and kept: an instance holds no data of its own.
        instance.applyRemovalPolicy(site.deployment().removalPolicy());
        return instance;
    }

    private static IManagedPolicy mayReport() {
        return ManagedPolicy.fromAwsManagedPolicyName(
                "service-role/AmazonRDSEnhancedMonitoringRole");
    }
}
